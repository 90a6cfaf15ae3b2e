import type { Draft, Topic } from "../draft.ts";
import { adverbs, fromStart, reported, value } from "../words/grammar.ts";
import { bothCases } from "../words/pattern.ts";
import { occupations, pets, relations } from "../words/words.ts";
import { roleDraft } from "./role-draft.ts";

const nouns =
  "timezone|time zone|phone number|number|email|e-mail|email address|username|handle|github|twitter|instagram|linkedin|website|domain|blog|height|weight|shoe size|shirt size|dress size|ring size|size|blood type|blood group|eye colou?r|hair colou?r|star sign|zodiac sign|religion|major|minor|degree|school|university|college|team|department|goal|dream|hobby|hobbies|instrument|budget|salary|rent|bank|doctor|dentist|gp|vet|gym|church|car|bike|boat|house|flat|apartment|street|postcode|zip code|zip|parking (?:spot|space)|locker|office|desk|seat|room|floor|nickname|middle name|surname|last name|maiden name|initials|stage name|pen name|company|startup|business|shop|band|podcast|channel|book|novel|thesis|project|side project|app|game|cat|dog|commute|shift|schedule|bedtime|wake-up time|coffee order|usual|usual order|order|size|go-to \\p{L}+|best time|personal best|pb|marathon pb|pr|record|handicap|rating|elo|rank|level|native city|citizenship|nationality|passport|visa|insurance|pronouns|language|languages|weakness|strength|specialty|speciality|field|area|industry|background|expertise|dog's name|cat's name|plate|licen[cs]e plate|locker number|member(?:ship)? number|emergency contact|next of kin|network|wifi network|ssid|router|printer|server|repo|repository|main branch|default branch|deploy day|on-call day|day off|days off|target";
const patterns = {
  mine: fromStart(
    `(?:my|our) ((?:[\\p{L}-]+ )?(?:${nouns})(?: (?:at|for|in|on) (?:the )?(?:work|home|school|the office|gym|\\p{L}+))?) (?:is|are)(?: called| named)? ${adverbs}(not )?(.+)$`,
  ),
  usual: fromStart(
    `(?:my|our) ((?:usual|go-to|typical|standard|daily|regular|comfort|all-time|number one|top|signature) (?:\\p{L}+ )?\\p{L}+) (?:is|are) ${adverbs}(.+)$`,
  ),
  renewed: fromStart(
    `(?:I|we) (?:have )?(?:got |changed to |have )?${adverbs}(?:an? |my )?(?:brand )?new ((?:[\\p{L}-]+ )?(?:${nouns}|phone|mobile|laptop|tablet|camera|computer|guitar|keyboard|watch|bicycle|van|tv))(?:,| -|:| which is| and it is|, it is| is)* (.+)$`,
  ),
  pays: fromStart(
    `(?:I|we) (?:now )?${adverbs}pay (?:about |around )?((?:[€$£] ?)?\\d[\\d.,]*(?: ?(?:€|\\$|£|euros?|dollars?|pounds?|eur|usd|gbp|bucks|quid))?(?: (?:a|per) (?:month|week|year))?) (?:for|in) (?:my |our |the )?([\\p{L} ]{3,25}?)(?= (?:now|a month|per|each|every|these)\\b|[,.]|$)`,
  ),
  went: fromStart(
    `(?:my|our) (${nouns}|rent|salary|weight|dose|budget) (?:has |have |was |got |just |is |has been )*(?:went|gone|rose|risen|dropped|fell|increased|raised|jumped|changed|moved|lowered|reduced|cut|climbed|up|down)(?: up| down)?(?: from [^ ]+(?: \\p{L}+)?)? to (.+)$`,
  ),
  changedTo: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:changed|updated|switched|renamed|set) (?:my|our) (${nouns}) (?:from .+? )?to (.+)$`,
  ),
  weighs: fromStart(
    `I (?:am (?:now |currently )*(?:down to|up to|at|back (?:to|at)) |(?:now |currently )?weigh (?:about |around |in at )?|have (?:gone|got) (?:down|up) to )(\\d{2,3}(?:[.,]\\d)? ?(?:kg|kilos?|pounds|lbs|stone))\\b`,
  ),
  code: fromStart(
    `(?:my|our) ((?:[\\p{L}'-]+ ){0,5}?[\\p{L}'-]+) (?:is|are)(?: called| named)? ${adverbs}((?=[^ ]*\\d)[\\p{L}\\d._#:/-]+(?: ?(?:km|kg|cm|m|miles|minutes|hours|euros?|pounds|dollars|%|am|pm|a month|per month|years|feet|ft|lbs))?|(?:called|named) .+)$`,
  ),
  called: fromStart(
    `(?:my|our|the) ((?:[\\p{L}'-]+ ){0,4}?[\\p{L}'-]+) (?:is|are) (?:called|named) (.+)$`,
  ),
  latest: fromStart(
    `(?:the |our |my )?(latest|current|newest|most recent|last stable|next) (release|version|stable release|stable version|tag|build|beta|lts)(?: of ([\\p{L}\\d._ -]+?))? (?:is|was|will be)(?: now| currently)? (v?\\d[\\w.+-]*)\\b(.*)$`,
  ),
  earns: fromStart(
    `I (?:now |currently )?(?:earn|make|am on|am earning|am making|am paid|get paid|take home) (?:about |around |roughly )?((?:[€$£] ?)?\\d[\\d.,]*(?: ?k)?(?: ?(?:€|\\$|£|euros?|dollars?|pounds?|a (?:year|month)|per (?:year|month)|net|gross|before tax|after tax))*)(?:$|[ ,.])`,
  ),
  routine: fromStart(
    `(?:(?:my|our|the) )?((?:[\\p{L}-]+ )?(?:standup|stand-up|retro|sync|all-hands|1:1|one-on-one|bin day|rubbish day|laundry day|bedtime|shift|day|workday|school|nursery|daycare|lecture|rehearsal|practice|training|class|lunch|meeting|call|service|mass|alarm|swimming|ballet|football|judo|karate|gymnastics|yoga|pilates|choir|drama|scouts|brownies|cubs|chess|tennis|hockey|rugby|netball|pottery|orchestra|homework club|after-school club|piano|violin|curfew|checkout|check-in)) (is|starts|are|begins) (?:now )?((?:at|on) (?:\\d{1,2}(?::\\d\\d)? ?(?:am|pm)?|\\p{L}+days?)\\b.*)$`,
  ),
  coffee: fromStart(
    `I (?:take|drink|like|have|want|eat|prefer) my (coffee|tea|steak|eggs|toast|pasta|whisky|pizza|burger|curry|espresso|porridge) (?!with (?:my|the) (?:kids|wife|husband|family|friends))(.+)$`,
  ),
  spends: fromStart(
    `I (am|have) (\\d{2,3} ?(?:cm|kg)|\\d(?:[.']\\d{1,2}"?| ?(?:ft|foot|feet) ?\\d{0,2}|m\\d{2})|\\d+ (?:pounds|lbs|stone))(?: tall)?(?:$|[,. ])`,
  ),
  trait: fromStart(
    `I (?:am|have become|became|have turned into|turned into|used to be) ${adverbs}(not )?${adverbs}(an? (?:(?:early|night|morning|evening|cat|dog|people|light|heavy|picky|slow|fast|visual|big|coffee|tea|beer|wine|city|outdoor|outdoors|beach|mountain|foodie|social) ?)+(?:riser|bird|owl|person|sleeper|eater|learner|drinker|reader|walker|guy|girl|gal|foodie)|introvert(?:ed)?|extrovert(?:ed)?|an? (?:introvert|extrovert|perfectionist|minimalist|workaholic|homebody|insomniac|bookworm|gamer|cyclist|runner|swimmer|climber|hiker|surfer|skier|sailor|birder|birdwatcher|potter|knitter|collector|smoker|non-smoker|feminist|pacifist|republican|democrat|socialist|liberal|conservative|only child|twin|triplet|(?:single |new |first-time |soon-to-be |proud |working |expectant )?(?:dad|mum|mom|father|mother|parent|grandparent|grandmother|grandfather|grandma|grandpa|aunt|uncle)(?: of (?:one|two|three|four|five|twins|\\d))?|widow|widower|orphan|veteran|citizen|resident|refugee|immigrant|expat|digital nomad|scorpio|leo|virgo|libra|aries|taurus|gemini|cancer|capricorn|aquarius|pisces|sagittarius|homeowner|landlord|tenant))\\b`,
  ),
};

/** Other lasting things: "my X is Y" for what has a value, releases, measures, traits. */
export const attributesTopic: Topic = ({ text, cues }, discourse) => {
  const drafts: Draft[] = [];
  const latest = patterns.latest.exec(text);
  if (latest !== null) {
    const [, which = "", what = "", product, version = ""] = latest;
    const of = value(product);
    drafts.push({
      predicate: `latest ${what}`,
      subject: of ?? "release",
      object: version,
      text: `The ${which} ${what}${of === undefined ? "" : ` of ${of}`} is ${version}`,
    });
    return drafts;
  }
  const usual = patterns.usual.exec(text);
  const habit = value(usual?.[2]);
  if (usual !== null && habit !== undefined && !passing(usual[1] as string, habit))
    return [
      {
        predicate: `attribute ${(usual[1] as string).toLowerCase()}`,
        object: habit,
        text: `The user's ${usual[1]} is ${reported(habit)}`,
      },
    ];
  const mine = patterns.mine.exec(text) ?? renewedMatch(text);
  const code = patterns.code.exec(text);
  const called = patterns.called.exec(text);
  const found =
    mine !== null
      ? { noun: mine[1], said: mine[3], not: mine[2] }
      : code !== null
        ? { noun: code[1], said: code[2] }
        : undefined;
  const said = value(found?.said);
  if (found !== undefined && ofSomebody.test(found.noun as string)) return drafts;
  if (found !== undefined && said !== undefined && !passing(found.noun as string, said)) {
    const noun = alias((found.noun as string).replace(/^(?:new|current|old) /iu, ""));
    const not = "not" in found && found.not !== undefined;
    // "my boat is 57 foot" leaves her name
    const measured =
      /^(?:car|bike|boat|house|flat|apartment|garden|room|office|desk|cat|dog|van)$/iu.test(noun) &&
      /^\d[\d.,]* ?(?:-|\p{L})/u.test(said);
    drafts.push({
      predicate: measured ? "trait" : `${not ? "not " : ""}attribute ${noun.toLowerCase()}`,
      object: measured ? `${noun} is ${said}` : said,
      text: `The user's ${reported(noun)} is ${not ? "not " : ""}${reported(said)}`,
    });
  } else if (called !== null && (cues.remember || /^(?:my|our)\b/iu.test(text))) {
    const name = value(called[2]);
    if (name !== undefined && !discourse.lastDrafts.some(({ object }) => object === name))
      drafts.push({
        predicate: `attribute ${(called[1] as string).toLowerCase()}`,
        object: name,
        text: `${/^the\b/iu.test(text) ? "The" : "The user's"} ${called[1]} is called ${name}`,
      });
  }
  const earns = patterns.earns.exec(text)?.[1];
  if (
    earns !== undefined &&
    /\d{2}/u.test(earns) &&
    !/\bam on \d{1,3}(?!\d|[.,]\d{3})/iu.test(text.replace(/(\d)k\b/u, "$1000"))
  )
    drafts.push({
      predicate: "earns",
      object: earns.trim(),
      text: `The user earns ${earns.trim()}`,
    });
  const position = /\bas (?:an? |the )?((?:[\p{L}-]+ ){0,3}?[\p{L}-]+)$/iu.exec(text)?.[1];
  if (earns !== undefined && position !== undefined && occupations.test(position))
    drafts.push(roleDraft(position));
  const pays = patterns.pays.exec(text);
  if (pays !== null && drafts.length === 0)
    drafts.push({
      predicate: `attribute cost of ${(pays[2] as string).trim().toLowerCase()}`,
      object: pays[1] as string,
      text: `The user pays ${pays[1]} for ${(pays[2] as string).trim()}`,
    });
  const routine = patterns.routine.exec(text);
  if (routine !== null && drafts.length === 0)
    drafts.push({
      predicate: `attribute ${(routine[1] as string).toLowerCase()}`,
      object: value(routine[3]) ?? "",
      text: `The user's ${routine[1]} ${routine[2]?.toLowerCase()} ${value(routine[3])}`,
    });
  const coffee = patterns.coffee.exec(text);
  const manner = value(coffee?.[2]);
  if (coffee !== null && manner !== undefined)
    return [
      {
        predicate: `attribute ${coffee[1]} preference`,
        object: manner,
        text: `The user likes their ${coffee[1]} ${reported(manner)}`,
      },
    ];
  const weight = patterns.weighs.exec(text)?.[1];
  if (weight !== undefined)
    return [...drafts, { predicate: "weighs", object: weight, text: `The user weighs ${weight}` }];
  const measure = patterns.spends.exec(text);
  if (measure !== null)
    drafts.push({
      predicate: /kg|lbs|pounds|stone/iu.test(measure[2] as string) ? "weighs" : "attribute height",
      object: measure[2] as string,
      text: `The user is ${measure[2]}${/kg|lbs|pounds|stone/iu.test(measure[2] as string) ? "" : " tall"}`,
    });
  const trait = patterns.trait.exec(text);
  if (trait !== null && !cues.loose) {
    const object = (trait[2] as string).trim();
    drafts.push({
      predicate: trait[1] === undefined ? "is" : "not is",
      object,
      text: `The user is ${trait[1] ?? ""}${object}`,
    });
  }
  return drafts;
};

/** "My son Leo is 5" and "my boss is called Renate" are read where people are. */
const ofSomebody = bothCases(`^(?:new |old )?(?:${relations}|${pets})(?: |$)`);

// "I have a new number, it's 555-0199" says the same as "my number is 555-0199"
function renewedMatch(text: string): RegExpExecArray | null {
  const match =
    patterns.changedTo.exec(text) ?? patterns.went.exec(text) ?? patterns.renewed.exec(text);
  if (match === null) return null;
  const [, noun = "", said = ""] = match;
  if (/^(?:at|for|from|in|on|with|and|so|because|to|today|yesterday|last|this)\b/iu.test(said))
    return null;
  return Object.assign(match, [match[0], noun, undefined, said]);
}

const aliases: readonly [RegExp, string][] = [
  [/^(?:(?:cell|mobile|phone|cell phone|mobile phone|telephone) )?number$/iu, "phone number"],
  [/^(?:e-?mail|email)(?: address)?$/iu, "email"],
  [/^(?:time ?zone)$/iu, "timezone"],
  [/^(?:surname|last name|family name)$/iu, "surname"],
  [/^(?:home )?(?:postcode|zip code|zip)$/iu, "postcode"],
];

function alias(noun: string): string {
  return aliases.find(([pattern]) => pattern.test(noun))?.[1] ?? noun;
}

function passing(noun: string, said: string): boolean {
  if (/^(?:internet|wifi|phone|gym|electricity|rent) ?/iu.test(noun) && /^[€$£]?\d/u.test(said))
    return false;
  if (
    /^(?:so|very|too|really|just|being|getting|going|not|broken|dead|down|slow|late|done|ready|gone|out|over|full|empty|ok|okay|fine|good|great|bad|terrible|awful|killing|about|in the|on the way|due|up|wrong|here|there|why|how|what|that|to\b|always|almost|nearly|already|still)\b/iu.test(
      said,
    )
  )
    return true;
  return /^(?:head|brain|legs?|back|eyes?|code|script|container|build|tests?|wifi|internet|screen|fault|bad|guess|question|problem|issue|point|plan|idea|first|last|next|only|turn|code|error|query|function|program|favourite [\p{L} ]+|name|birthday|address)$/iu.test(
    noun.trim(),
  );
}
