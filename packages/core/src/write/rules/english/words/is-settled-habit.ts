import { languages } from "./words.ts";

const number =
  "(?:\\d[\\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|half an?|a few|a couple of|several)";
const clock =
  "(?:\\d{1,2}(?:[:.]\\d\\d)?|half past \\p{L}+|five|six|seven|eight|nine|ten|eleven|noon|midnight)";
const whole = (source: string) => new RegExp(`^(?:${source})`, "iu");

/** A verb and what stands behind it, as people say how things are done in their life. */
const shapes: readonly RegExp[] = [
  // "I get the night bus home"
  whole(
    "(?:get|take|catch|ride) (?:the|an?|my) (?:[\\p{L}\\d:.-]+ ){0,2}?(?:bus|train|tram|ferry|metro|tube|subway|coach) (?:home|in(?:to)?|to)(?![\\p{L}])",
  ),
  // "I do the accounts for my uncle's garage"
  whole(
    "do the (?!(?:[\\p{L}-]+ )?(?:tests?|build|query|check|migration|update|setup|login|same|opposite|trick|math)\\b)(?:[\\p{L}-]+ )?[\\p{L}-]+ (?:for|at|of) (?:my|our|an?|the \\p{L}|\\p{Lu})",
  ),
  // "I start at six and finish at two"
  whole(
    `(?:start|finish|begin|open|close|clock (?:on|off)|knock off|leave the house|leave for work|get home|have (?:breakfast|lunch|dinner|tea|supper)) at ${clock}(?![\\p{L}\\d])`,
  ),
  // "I report to the head of operations"
  whole("(?:report|answer) to (?:my|our|the|an?|\\p{Lu})"),
  // "I get paid on the 25th", "I bill by the hour", "I pay by card"
  whole(
    "get paid (?:on the|on \\p{L}+days|every|weekly|fortnightly|monthly|hourly|by the|in \\p{L}+s?)(?![\\p{L}])",
  ),
  whole(
    "(?:bill|charge|invoice|work|pay|rent|price) (?:by the (?:hour|day|week|project|word|page|job)|by (?:card|cheque|check|bank transfer|direct debit|phone)|with (?:my (?:phone|card|watch)|cash|a card)|in (?:cash|dollars|euros|pounds|instal\\p{L}+))(?![\\p{L}])",
  ),
  // "I give ten percent to charity"
  whole(
    `(?:give|donate|send|pay) (?:about |around |up to )?(?:[€$£] ?)?${number} ?(?:%|percent|per cent|euros?|pounds?|dollars?|quid)(?: of [\\p{L} ]+?)?(?: (?:a|per|every) \\p{L}+)? (?:to|towards|for) `,
  ),
  // "I back up to a NAS"
  whole("back (?:everything |my \\p{L}+ )?up (?:to|on|with) (?:an?|my|our|the (?:cloud|nas)) "),
  // "I live ten minutes from the station"
  whole(
    `live (?:just |about |only |around |roughly )*${number} (?:minutes?|mins?|hours?|miles?|km|kilomet\\p{L}+|metres?|meters?|yards|blocks|doors|streets|stops|floors)(?:['’]?s?['’]? (?:walk|drive|ride|cycle|flight))? (?:from|away|outside|down|up|north|south|east|west|by)(?![\\p{L}])`,
  ),
  // "I watch everything with subtitles"
  whole(
    "(?!(?:want|need|know|see|think|feel|have|get|lose|mean|say|understand|hear|try)\\b)\\p{L}+ everything (?:with|in|on|by|from|through|via) (?!(?:it|this|that|my|the|you|here|there|mind)\\b)",
  ),
  // "I pick the kids up at three every day"
  whole(
    `(?:pick|drop|bring|take|collect|fetch|walk|drive) (?:up )?(?:my|our|the|his|her) [\\p{L}' -]{3,40}?(?: (?:up|off|to|from|out) ?[\\p{L}' ]*?)? (?:at ${clock}(?: every| on \\p{L}+days)|every|each|on \\p{L}+days|(?:once|twice|\\p{L}+ times) (?:a|per))`,
  ),
  // "I wake up at six without an alarm", "I nap after lunch"
  whole(`(?:wake|get|go to bed|go to sleep|rise)(?: up)? at ${clock}(?![\\p{L}\\d%])`),
  whole(
    "(?:nap|shower|stretch|journal|meditate|pray|exercise|train|study|swim|run) (?:straight |right |just )?(?:after|before) (?:work|lunch|dinner|breakfast|bed|school|supper|dawn|sunrise|the school run)(?![\\p{L}])",
  ),
  // "I go running with the dog"
  whole(
    "go (?:running|swimming|jogging|walking|hiking|cycling|riding|climbing|bouldering|fishing|sailing|surfing|skiing|dancing|bowling|birdwatching|foraging|camping|skating) (?:with|on|in|at|along|after|before|by|near) ",
  ),
  // "I vote by post", "I give blood", "I need eight hours of sleep"
  whole(
    "(?:vote|shop|travel|commute|correspond|learn) by (?:post|mail|proxy|train|bus|car|bike|ferry|boat|ear|letter|catalogue)(?![\\p{L}])",
  ),
  whole(
    "give (?:blood|plasma|platelets|lessons|guided tours|tours|private lessons|piano lessons|talks|lectures|classes)(?![\\p{L}])",
  ),
  whole(`need (?:at least |about )?${number} hours(?: of|['’]) sleep`),
];

/** Whether words after "I" say how somebody does something as a rule, though their verb alone would tell of this minute. */
export function isSettledHabit(verb: string, rest: string): boolean {
  return (
    (/^(?:understand|read|write)$/u.test(verb) && languages.test(rest)) ||
    (/^(?:dream|think|count|swear|pray|write|read|blog)$/u.test(verb) &&
      /^in /u.test(rest) &&
      languages.test(rest.slice(3))) ||
    shapes.some((shape) => shape.test(`${verb} ${rest}`))
  );
}
