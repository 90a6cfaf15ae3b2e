import type { Draft, Topic } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { adverbs, fromStart, reported, thirdPerson, value } from "../words/grammar.ts";
import { isLastingVerb } from "../words/lasting-verbs.ts";
import { instant, metaphor, nounHead, passingNoun, vague } from "../words/passing-words.ts";
import { basesOf } from "../words/past-tense.ts";

const count =
  "(an? |the |my (?:own )?|our (?:own )?|some |any |(?:about |around |over |nearly |almost )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|\\d+) |a couple of |a few |a pair of |lots of |no )?";
const patterns = {
  has: fromStart(
    `(?:I|we) (do not |never )?${adverbs}(?:have(?: got)?|own|keep|inherited) ${count}((?:[\\p{L}\\d][\\p{L}\\d'’.+/-]*)(?: .+)?)$`,
  ),
  is: fromStart(
    `I (?:am|became|have become|have been) ${adverbs}(not |no longer )?${adverbs}((?:an? |the only |the (?=(?:eldest|oldest|youngest|middle child)\\b)|one of )(?:[\\p{L}'’-]+ ){0,5}?[\\p{L}'’-]+)(?=$|,|[.!]| (?:at|in|of|from|for|with|on|since|by|who|and|but|so)\\b)(.*)$`,
  ),
  state: fromStart(
    `I (?:am|have been) ${adverbs}(not |no longer )?${adverbs}((?:\\d{1,2} (?:weeks|months) |heavily |newly |recently |happily )?(?:pregnant|sober|bald|colou?r ?blind|dyslexic|transgender|trans|gay|bi|bisexual|lesbian|queer|non-?binary|asexual|straight|adopted|home ?schooled|self[- ]taught|long[- ]sighted|short[- ]sighted|bilingual|trilingual|religious|lactose[- ]intolerant|gluten[- ]intolerant|neurodivergent|wheelchair[- ]bound|nocturnal|freelance|self[- ]employed|semi[- ]retired|bereaved|estranged from my [\\p{L}]+)|in my (?:early |mid |late |mid-)?(?:\\d0s|twenties|thirties|forties|fifties|sixties|seventies|eighties)|due (?:in|on|at) (?!an? (?:hour|minute|bit))\\p{L}+(?: \\d{1,2})?|new to \\p{L}[\\p{L} -]+|in (?:year|grade|class) \\d+|in (?:remission|recovery|therapy|rehab))(?=$|[,.!]| (?:with|since|for|and|at|in|on|now|so|but|from)\\b)(.*)$`,
  ),
  does: fromStart(
    `(?:I|we) (do not |never |no longer )?(${adverbs})([\\p{L}-]+)(?! (?:not|it|this|that|them|him|her|you|up|down|off|out|into)\\b) (.+)$`,
  ),
  doing: fromStart(
    `(?:I|we) (?:am|are) ${adverbs}(not |no longer )?${adverbs}(taking|renting|sharing|subletting|raising|fostering|mentoring|tutoring|volunteering|managing|leading|restoring|renovating|rebuilding|refurbishing|converting|apprenticing|interning|homeschooling|caring for|looking after|commuting|seeing|dating|collecting|growing|studying|co-parenting|job hunting|house hunting|saving|paying off|writing up|finishing|retraining|rehearsing|touring|backpacking|recovering from|undergoing|breastfeeding|potty training|wearing|following|attending) (.+)$`,
  ),
  since: fromStart(
    `(?:I|we) have ${adverbs}been ${adverbs}([\\p{L}-]+ing) (.+?) ((?:for|since) .+|lately|all my life|my whole life)$`,
  ),
};
/** What one has without an article, and what is not food or work at hand. */
const countless =
  /\b(?:hair|skin|eyes|eyesight|hearing|roots|family|relatives|friends|feet|hands|knees|teeth|freckles|dimples|insurance|solar panels|solar|heating|fibre|fiber|broadband|adhd|autism|dementia|neighbou?rs|siblings|cousins|bees|chickens|stairs|carpets|allergies|nightmares|twins|triplets|citizenship|custody|shares|savings|debts?|students|pupils|patients|clients|employees|lodgers|tenants|flatmates|roommates)$/iu;
/** What one subscribes to, and any name of one word or two. */
const service =
  /^(?:\p{Lu}[\p{L}\d+.'-]*(?: (?:\p{Lu}[\p{L}\d+.'-]*|\d+|video|premium|plus|music|unlimited)){0,2}|netflix|mubi|hulu|hbo(?: max)?|disney ?\+?|disney plus|prime(?: video)?|amazon prime|spotify(?: premium)?|audible|kindle unlimited|youtube premium|apple tv\+?|crunchyroll|paramount\+?|dazn|sky|now tv|game pass|ps plus|xbox live|strava|peloton|chatgpt plus|claude pro|github copilot|copilot)$/u;
const noService =
  /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|January|February|March|April|May|June|July|August|September|October|November|December|Covid|COVID|English|French|German|Spanish|Latin|I|A|Christmas|Easter)(?:s|\b.*)?$/u;
const equipped = fromStart(
  `(?:my|our) ((?:[\\p{L}-]+ )?(?:kitchen|flat|apartment|house|garden|car|van|phone|laptop|bike|office|room|building|street|village|town|school|balcony|bathroom|machine|oven|desk|boat|place|home|studio|hotel|gym|workshop|garage|cat|dog|street)) (has|have|have got|has got|comes with|does not have|lacks) (.+)$`,
);

/** What nobody else understood, but is said plainly: what the user has, is and does as a rule, in their own words. */
export const statementsTopic: Topic = ({ text, cues, next }) => {
  if (cues.loose || caseless`^(?:it|nothing|then it|get|gets|boom)\b`.test(next)) return [];
  for (const read of [hasDrafts, isDrafts, sinceDrafts, doingDrafts, doesDrafts, equippedDrafts]) {
    const drafts = read(text);
    if (drafts.length > 0) return drafts;
  }
  return [];
};

function hasDrafts(text: string): Draft[] {
  const match = patterns.has.exec(text);
  if (match === null) return [];
  const [, not, amount = "", rest = ""] = match;
  const verb = /^(?:I|we) (?:[\p{L}]+ )*?(own|keep|inherited)\b/iu.exec(text)?.[1]?.toLowerCase();
  const said = value(rest, 80);
  const noun = nounHead.exec(said ?? "")?.[1]?.trim();
  if (
    said === undefined ||
    noun === undefined ||
    noun === "" ||
    noun.split(" ").length > 5 ||
    passingNoun.test(noun) ||
    /^(?:to|been|had|done|not|never|just|already|it|this|that|you|your|always|the same|ever|since|lots|\p{L}+(?:ed|ing)\b(?! \p{L})|got|made|gone|seen|read|heard|tried|found|lost|left|taken|given|only)\b/iu.test(
      said,
    ) ||
    instant.test(said) ||
    (amount === "" && !countless.test(noun) && servicesIn(said).length === 0) ||
    /^the /iu.test(amount)
  )
    return [];
  const services = amount === "" && not === undefined ? servicesIn(said) : [];
  if (services.length > 0)
    return services.map((name) => ({
      predicate: "has",
      object: name,
      text: `The user has ${name}`,
    }));
  const negative = not !== undefined || /^no /iu.test(amount);
  const article = /^no /iu.test(amount) ? "" : reported(amount);
  const words = `${article}${reported(said)}`;
  if (negative)
    return [
      {
        predicate: "not has",
        object: noun,
        text: `The user does not have ${words}`,
        action: "end",
        target: { predicates: ["has"], names: noun },
      },
    ];
  return [
    {
      predicate: "has",
      object: `${amount.replace(/^(?:an?|my|our) (?:own )?$/iu, "")}${said}`,
      text: `The user ${verb === undefined ? "has" : verb === "inherited" ? verb : `${verb}s`} ${words}`,
      confidence: 0.8,
    },
  ];
}

// "Netflix and Mubi, mood" are the names up to the first word that is none
function servicesIn(said: string): string[] {
  const parts = said.split(/,\s*(?:and )?|\s+and\s+|\s*&\s*/u);
  const end = parts.findIndex((part) => !service.test(part) || noService.test(part));
  return end < 0 ? parts : parts.slice(0, end);
}

function isDrafts(text: string): Draft[] {
  const state = patterns.state.exec(text);
  const match = state ?? patterns.is.exec(text);
  if (match === null) return [];
  const [, not, what = "", behind = ""] = match;
  if (
    state === null &&
    (metaphor.test(what) || /\b(?:of|for) (?:this|that|it|you)\b/iu.test(behind))
  )
    return [];
  const tail = value(behind, 50);
  const more = tail !== undefined && /^ (?:at|in|of|from|for|with|since|on)\b/iu.test(behind);
  const object = reported(`${what}${more ? ` ${tail}` : ""}`);
  const health = state !== null && /pregnant|blind|intolerant|remission|recovery/iu.test(what);
  const predicate = health ? "health" : "is";
  if (not !== undefined)
    return [
      {
        predicate: `not ${predicate}`,
        object,
        text: `The user is ${not.trim()} ${object}`,
        action: "end",
        target: { predicates: ["is", "health", "works as"], names: what.replace(/^an? /iu, "") },
      },
    ];
  return [
    {
      predicate,
      object: health ? what : object,
      text: `The user is ${object}`,
      confidence: 0.8,
    },
  ];
}

function sinceDrafts(text: string): Draft[] {
  const match = patterns.since.exec(text);
  if (match === null) return [];
  const [, gerund = "", rest = "", span = ""] = match;
  const base = basesOf(gerund).find(isLastingVerb);
  const said = value(rest, 80);
  if (
    base === undefined ||
    said === undefined ||
    vague.test(said) ||
    instant.test(said) ||
    /^for (?:an?|\d+) (?:minutes?|hours?)|^for (?:hours|ages)/iu.test(span)
  )
    return [];
  return [
    {
      predicate: "does",
      object: `${thirdPerson(base)} ${reported(said)}`,
      text: `The user has been ${gerund.toLowerCase()} ${reported(said)} ${reported(span)}`,
      modality: "habit",
      confidence: 0.8,
    },
  ];
}

// what one is at for weeks rather than for this hour
function doingDrafts(text: string): Draft[] {
  const match = patterns.doing.exec(text);
  const said = value(match?.[3], 80);
  if (match === null || said === undefined || vague.test(said) || instant.test(said)) return [];
  if (
    /^taking$/iu.test(match[2] as string) &&
    !/\b(?:class|course|lessons?|classes|courses|evening|gap year|sabbatical)\b/iu.test(said)
  )
    return [];
  const words = `${(match[2] as string).toLowerCase()} ${reported(said)}`;
  if (match[1] !== undefined) return [];
  return [{ predicate: "is doing", object: words, text: `The user is ${words}`, confidence: 0.8 }];
}

function doesDrafts(text: string): Draft[] {
  const match = patterns.does.exec(text);
  if (match === null) return [];
  const [, not = "", , verb = "", rest = ""] = match;
  if (!isLastingVerb(verb) || /^live (?:for|in|by|through|like|to)\b/iu.test(`${verb} ${rest}`))
    return [];
  const said = value(rest, 90);
  if (
    said === undefined ||
    vague.test(said) ||
    instant.test(said) ||
    passingNoun.test(nounHead.exec(said)?.[1] ?? said)
  )
    return [];
  const third = thirdPerson(verb);
  const object = reported(said);
  if (not !== "") {
    const ended = /longer/iu.test(not) || /\b(?:any ?more|any longer|these days)\b/iu.test(rest);
    return [
      {
        predicate: `not ${third}`,
        object,
        text: `The user ${ended ? `no longer ${third}` : `does not ${verb.toLowerCase()}`} ${object}`,
        modality: "habit",
        ...(ended
          ? {
              action: "end" as const,
              target: { predicates: [third, "does", "is doing"], names: object },
            }
          : {}),
      },
    ];
  }
  return [
    {
      predicate: "does",
      object: `${third} ${object}`,
      text: `The user ${third} ${object}`,
      modality: "habit",
      confidence: 0.8,
    },
  ];
}

// "my kitchen has no oven"
function equippedDrafts(text: string): Draft[] {
  const match = equipped.exec(text);
  const said = value(match?.[3], 60);
  if (
    match === null ||
    said === undefined ||
    /^(?:been|to|had|just|broken|died|stopped|not|never|a (?:problem|bug|weird|strange|flat)|problems|issues|started|gone|become)\b/iu.test(
      said,
    )
  )
    return [];
  return [
    {
      predicate: "trait",
      object: `${match[1]} ${match[2]} ${said}`,
      text: `The user's ${match[1]} ${match[2]} ${reported(said)}`,
      confidence: 0.8,
    },
  ];
}
