import type { Draft, Topic } from "../draft.ts";
import { silent } from "../endings/silent-endings.ts";
import { adverbs, fromStart, reported, splitList, value } from "../words/grammar.ts";
import { takeTime } from "../words/take-time.ts";

const diets =
  "(?:strictly )?(vegan|vegetarian|veggie|pescatarian|pescetarian|flexitarian|keto|paleo|halal|kosher|teetotal|teetotaller|sober|gluten[- ]free|dairy[- ]free|plant[- ]based|raw vegan|carnivore|omnivore)";
const conditions =
  "(?:(?:type (?:1|2|one|two) )?diabet(?:es|ic)|asthma(?:tic)?|c(?:o)?eliac(?: disease)?|adhd|add|autis(?:m|tic)|on the spectrum|dyslexi(?:a|c)|dyspraxi(?:a|c)|epilep(?:sy|tic)|migraines?|ibs|crohn's(?: disease)?|arthritis|ana?emi(?:a|c)|hypertension|high blood pressure|low blood pressure|hypothyroidism|eczema|psoriasis|insomnia|tinnitus|vertigo|depression|anxiety|ptsd|ocd|bipolar|scoliosis|sciatica|a bad (?:back|knee|hip|shoulder)|bad (?:knees|eyesight|eyes)|a heart condition|a pacemaker|hay ?fever|pcos|endometriosis|lupus|gout|sleep apn(?:o)?ea|(?:lactose|gluten|fructose|histamine)[- ]intoleran(?:t|ce)|colou?r[- ]?blind(?:ness)?|left[- ]handed|right[- ]handed|ambidextrous|short-?sighted|near-?sighted|far-?sighted|deaf(?: in one ear)?|hard of hearing|blind(?: in one eye)?|a wheelchair user|visually impaired|immunocompromised|pregnant|chronic pain|long covid|fibromyalgia|reynaud's|raynaud's)";
const patterns = {
  allergic: fromStart(
    `(?:I|we) (?:am|are|have been) ${adverbs}(not |no longer )?${adverbs}allergic to (.+)$`,
  ),
  allergy: fromStart(
    `(?:I ${adverbs}(?:have|suffer from|developed|got)|I have developed) (no |an? )?(?:severe |bad |mild |strong |serious |nasty |new |food |known |drug |any )*(?:(?!no\\b)([\\p{L} -]+?) allerg(?:y|ies)|allerg(?:y|ies) to (.+))$`,
  ),
  mine: fromStart(
    `my (?:[\\p{L}-]+ )?(?:food )?allerg(?:y|ies) (?:is|are)(?: to)? (.+)$|^my ([\\p{L}-]+) allergy\\b`,
  ),
  diet: fromStart(
    `(?:I|we) (?:am|are|have been|went|turned|became|have gone|have become|have turned|eat|stay|am going|am back to being|am on|have been on|started) ${adverbs}(not )?${adverbs}(?:an? )?${diets}\\b(.*)$`,
  ),
  noDiet: fromStart(`(?:I|we) (?:am|are) (?:no longer|not) ${adverbs}(?:an? )?${diets}\\b(.*)$`),
  stopped: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:stopped|quit|gave up|given up) (?:being|eating|going) (?:an? )?${diets}\\b(.*)$`,
  ),
  condition: fromStart(
    `I (?:am|have|have got|suffer from|live with|get|was diagnosed with|have been diagnosed with|got diagnosed with) ${adverbs}(not )?(?:chronic |severe |mild |terrible |bad |awful )?(an? )?(${conditions})\\b(.*)$`,
  ),
  ailment: fromStart(
    `I (?:have|have got|had|suffer from|am dealing with|live with|am recovering from|was born with|developed|got) ${adverbs}((?:an? )?(?:[\\p{L}-]+ ){0,3}?(?:discs?|tendon|ligament|meniscus|rotator cuff|ankle|wrist|knee|hip|shoulder|back|elbow|spine|hernia|ulcers?|fracture|disease|disorder|syndrome|deficiency|intolerance|condition|infection|injury|arrhythmia|murmur|implant|stent|prosthesis|tendinitis|bursitis|sinusitis|gastritis|reflux|shingles|rosacea|acne|stutter|stammer|lisp|tremor|seizures|neuropathy|osteoporosis|cataracts?|glaucoma|astigmatism|plantar fasciitis|tennis elbow|carpal tunnel|high cholesterol|iron deficiency|hearing loss|flat feet|cold sores|kidney stones|gallstones))\\b(?! (?:to|of (?:me|the)|door|seat|pack|brace|support|yard|garden|up|in an hour))(.*)$`,
  ),
  diagnosed: fromStart(`I (?:was|have been|got) ${adverbs}diagnosed with (.+)$`),
  backOn: fromStart(
    `(?:I|we) (?:am|are|went|have gone) ${adverbs}back (?:on|to) (?:drinking |eating |the )?([\\p{L} -]{3,25}?)(?:$|[,.])`,
  ),
  takes: fromStart(`I ${adverbs}take (.+? (?:for|against) (?:my )?.+)$`),
  refuses: fromStart(
    `(?:I|we) ${adverbs}(?:do not|never|can not|no longer|will not|avoid|have stopped|stopped|quit|gave up|have quit|have given up) ?${adverbs}((?:eat|drink|eating|drinking|smoke|smoking|digest|tolerate|handle|touch|have)\\b)? ?(.*)$`,
  ),
  eats: fromStart(`(?:I|we) ${adverbs}(?:eat|started eating|am eating|have started eating) (.+)$`),
  afraid: fromStart(
    `I (?:am|have always been) ${adverbs}(?:(not) )?(?:afraid|scared|terrified|frightened|phobic) of (.+)$|^I have (?:an? )?(?:fear of|phobia of) (.+)$|^I have (arachnophobia|claustrophobia|acrophobia|agoraphobia|vertigo|[\\p{L}]+phobia)`,
  ),
};

/** "My cataract operation" is what is done against it. */
const treated =
  /\b(?:operation|surgery|appointment|check-?up|scan|treatment|specialist|clinic)\b/iu;

/** The user's body: allergies, diet, conditions, fears. */
export const healthTopic: Topic = ({ text, cues }, discourse) => {
  const drafts: Draft[] = [];
  const allergic = patterns.allergic.exec(text);
  if (allergic !== null) drafts.push(...allergyDrafts(allergic[2], allergic[1] !== undefined));
  const allergy = patterns.allergy.exec(text);
  if (allergy !== null)
    drafts.push(...allergyDrafts(allergy[2] ?? allergy[3], /^no /iu.test(allergy[1] ?? "")));
  const mine = patterns.mine.exec(text);
  if (mine !== null) drafts.push(...allergyDrafts(mine[1] ?? mine[2], false));
  drafts.push(...dietDrafts(text, discourse.at));
  const condition = patterns.condition.exec(text);
  const ailment = patterns.ailment.exec(text)?.[1];
  if (condition !== null && !cues.loose) {
    const negative = condition[1] !== undefined;
    const what = `${condition[2] ?? ""}${condition[3]}`;
    const being = /^I am|^I have (?:not )?been/iu.test(text);
    drafts.push({
      predicate: negative ? "not health" : "health",
      object: what,
      text: `The user ${being ? `is ${negative ? "not " : ""}` : negative ? "does not have " : "has "}${what}`,
    });
  } else if (ailment !== undefined && !cues.loose && !treated.test(text)) {
    if (
      /\b(?:herniated|slipped|torn|bad|broken|dodgy|sore|chronic|stiff|weak|frozen|bulging|trapped|twisted|sprained|dislocated|replaced|artificial|itis|autoimmune|thyroid|heart|kidney|liver|lung|skin|blood|bipolar|anxiety|eating|sleep|mental|genetic|rare|tennis|irritable|polycystic|vitamin|iron|lactose|histamine|fructose|carpal)\b|(?:disease|disorder|syndrome|deficiency|intolerance|hernia|ulcers?|arrhythmia|reflux|rosacea|acne|stutter|stammer|glaucoma|cataracts?|stones|fasciitis|elbow|cholesterol|loss|feet|itis|neuropathy|osteoporosis|seizures|tremor|shingles|pacemaker|stent|murmur)$/iu.test(
        ailment,
      )
    )
      drafts.push({
        predicate: "health",
        object: ailment,
        text: `The user has ${reported(ailment)}`,
      });
  } else {
    const diagnosed = value(patterns.diagnosed.exec(text)?.[1]);
    if (diagnosed !== undefined)
      drafts.push({
        predicate: "health",
        object: diagnosed,
        text: `The user was diagnosed with ${diagnosed}`,
      });
  }
  const again = value(patterns.backOn.exec(text)?.[1]);
  if (
    again !== undefined &&
    !/^(?:work|track|square one|school|top|normal|bed|base|days?|nights?|earth|life|the|my|our)\b/iu.test(
      again,
    ) &&
    !/\p{Lu}/u.test(again)
  )
    drafts.push(
      ...silent([{ predicates: ["not drinks", "not eats", "avoids", "not smokes"], names: again }]),
      {
        predicate: "is back on",
        object: again,
        text: `The user is back on ${again}`,
      },
    );
  const takes = value(patterns.takes.exec(text)?.[1]);
  if (
    takes !== undefined &&
    !/^(?:the (?:bus|train|tube|metro|car)|care|time|notes?|it|a (?:look|break|nap|bath))\b/iu.test(
      takes,
    )
  )
    drafts.push({
      predicate: "takes",
      object: takes,
      text: `The user takes ${reported(takes)}`,
      modality: "habit",
    });
  const afraid = patterns.afraid.exec(text);
  const fear = value(afraid?.[2] ?? afraid?.[3]) ?? afraid?.[4];
  if (
    afraid !== null &&
    fear !== undefined &&
    !/^(?:losing|breaking|missing|the (?:future|answer|result))/iu.test(fear)
  ) {
    const negative = afraid[1] !== undefined;
    drafts.push({
      predicate: negative ? "not afraid of" : "afraid of",
      object: fear,
      text: `The user is ${negative ? "not " : ""}afraid of ${fear}`,
    });
  }
  return drafts;
};

function allergyDrafts(said: string | undefined, negative: boolean): Draft[] {
  const what = value(said?.replace(/\s*\b(?:any ?more|any longer)\b/iu, ""));
  if (
    what === undefined ||
    /^(?:mornings?|mondays?|work|meetings|bullshit|nonsense|stupidity|people|effort)$/iu.test(what)
  )
    return [];
  const items = splitList(
    what
      .replace(/\b(?:both|either) /iu, "")
      .replace(/ or /u, " and ")
      .replace(/(?<=and |, )to /gu, ""),
  ).flatMap((item) => (/^[\p{L}-]+ and [\p{L}-]+$/u.test(item) ? item.split(" and ") : [item]));
  return items.map((object) => ({
    predicate: negative ? "not allergic to" : "allergic to",
    object,
    text: `The user is ${negative ? "not " : ""}allergic to ${object}`,
    ...(negative
      ? { action: "end" as const, target: { predicates: ["allergic to"], names: object } }
      : {}),
  }));
}

function dietDrafts(text: string, at: number): Draft[] {
  const ended = patterns.noDiet.exec(text) ?? patterns.stopped.exec(text);
  if (ended !== null) {
    const over =
      /longer|stopped|quit|gave|given/iu.test(text) ||
      /\b(?:any ?more|any longer)\b/iu.test(ended[2] ?? "");
    const diet = ended[1] as string;
    const { when } = takeTime(text, at, "past");
    return [
      {
        predicate: "not diet",
        object: diet,
        text: `The user is ${over ? "no longer" : "not"} ${diet}${over && when !== undefined ? ` (since ${when})` : ""}`,
        when,
        action: "end",
        target: { predicates: ["diet"], names: diet },
      },
    ];
  }
  const match = patterns.diet.exec(text);
  if (match !== null && match[1] === undefined) {
    const diet = (match[2] as string).replace(/^veggie$/iu, "vegetarian");
    if (
      /^ ?(?:food|recipes?|options?|restaurants?|cheese|friends?|household|[\p{L}]+ (?:recipe|food))\b/iu.test(
        match[3] ?? "",
      ) &&
      /eat/iu.test(text) === false
    )
      return [];
    const { when } = takeTime(match[3] ?? "", at, "past");
    return [
      {
        predicate: "diet",
        object: diet,
        text:
          /\b(?:went|turned|became|gone|become)\b/iu.test(text) && when !== undefined
            ? `The user went ${diet} ${when}`
            : `The user is ${diet}${when === undefined ? "" : ` ${when}`}`,
        when,
        ...(/\b(?:went|turned|became|gone|become|now)\b/iu.test(text) ? { change: true } : {}),
      },
    ];
  }
  const refuses = patterns.refuses.exec(text);
  if (refuses !== null) return refusalDrafts(text, refuses[1], refuses[2] ?? "", at);
  const eats = value(patterns.eats.exec(text)?.[1]);
  if (eats === undefined || /^(?:out|there|at|here|in|lunch|dinner|breakfast|when)\b/iu.test(eats))
    return [];
  return [
    {
      predicate: "eats",
      object: eats.replace(/ again$/iu, ""),
      text: `The user eats ${reported(eats)}`,
      modality: "habit",
    },
  ];
}

function refusalDrafts(text: string, verb: string | undefined, rest: string, at: number): Draft[] {
  const avoiding = /\bavoid\b/iu.test(text.slice(0, 30));
  if (verb === undefined && !avoiding) return [];
  const bare = (verb ?? "")
    .toLowerCase()
    .replace(/ing$/u, "")
    .replace(/^smok$/u, "smoke");
  if (
    /^(?:have|handle|touch|tolerate)$/u.test(bare) &&
    !/\b(?:dairy|gluten|caffeine|alcohol|lactose|spicy|meat|nuts|sugar|milk|wheat|pork|shellfish|soy|eggs?|coffee)\b/iu.test(
      rest,
    )
  )
    return [];
  const ended =
    /\b(?:no longer|stopped|quit|gave up|given up)\b/iu.test(text) ||
    /\b(?:any ?more|any longer)\b/iu.test(rest);
  const { rest: bareRest, when } = takeTime(rest, at, "past");
  const what = value(bareRest.replace(/\s*\b(?:any ?more|any longer|at all|cold turkey)\b/iu, ""));
  if (what === undefined && !/^(?:drink|smoke)$/u.test(bare)) return [];
  const object = what ?? "";
  const positive = avoiding ? "avoids" : `${bare}s`;
  const words = avoiding
    ? `avoids ${object}`
    : `${ended ? "no longer" : "does not"} ${ended ? positive : bare === "tolerate" || bare === "digest" || bare === "handle" ? `tolerate` : bare} ${object}`.trim();
  return [
    {
      predicate: avoiding ? "avoids" : `not ${positive}`,
      object,
      text: `The user ${reported(words)}${when === undefined ? "" : ` (stopped ${when})`}`,
      when,
      ...(ended
        ? {
            action: "end" as const,
            target: { predicates: [positive], names: object === "" ? undefined : object },
          }
        : {}),
    },
  ];
}
