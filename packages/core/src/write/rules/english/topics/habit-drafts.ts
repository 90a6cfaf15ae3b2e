import { anyPredicate } from "../../../target.ts";
import type { Cues } from "../clauses/openings.ts";
import type { Draft } from "../draft.ts";
import { silent } from "../endings/silent-endings.ts";
import { caseless } from "../words/gated.ts";
import { adverbs, fromStart, reported, splitList, thirdPerson, value } from "../words/grammar.ts";
import { noObject } from "../words/no-object.ts";
import { takeTime } from "../words/take-time.ts";

const verbs =
  "play|collect|teach|coach|train|practi[sc]e|drive|ride|cycle|bike|swim|hike|climb|surf|ski|snowboard|skate|sail|row|dance|sing|paint|draw|sketch|knit|crochet|sew|bake|cook|garden|fish|hunt|volunteer|commute|maintain|build|develop|write|code|program|brew|grow|keep|own|rent|smoke|vape|drink|wear|read|watch|listen|follow|support|sell|host|run|jog|meditate|do|go|blog|podcast|stream|photograph|shoot|restore|repair|publish|organi[sz]e|moderate|edit|translate|burn|sleep|wake|get up|fast|box|fence|juggle|bowl|golf|bird-?watch|camp|forage|reread|attend|subscribe|breed|raise|foster|study|freelance|invest|trade|save|donate|tutor|mentor|babysit|carpool|take|contribute|make|design|produce|compose|record|tend|order|shop|stay|spend|weigh|work out|exercise|lift weights|celebrate|observe|pray|live-?stream";
/** Verbs that say something lasting only with how often or what exactly. */
const loose =
  /^(?:do|go|run|get up|take|make|work out|exercise|watch|read|write|order|shop|stay|spend|keep|build|listen|sleep|wake|cook|drink|study|follow|wear|save|trade|design|record|edit|code|program|develop|own|attend|drive|ride)$/iu;
const regular =
  /\b(?:every (?:other )?(?:day|morning|evening|night|week|weekend|month|year|summer|winter|spring|autumn|fall|monday|tuesday|wednesday|thursday|friday|saturday|sunday|single \p{L}+|\d+ \p{L}+|two \p{L}+)|(?:once|twice|\d+|two|three|four|five|six|seven) (?:times? )?(?:a|per) (?:day|week|month|year|night)|on (?:mon|tues|wednes|thurs|fri|satur|sun)days|on (?:weekends|weekdays)|(?:mon|tues|wednes|thurs|fri|satur|sun)days|daily|weekly|nightly|in my (?:free|spare) time|as a hobby|for (?:a living|fun)|a (?:day|week|month|year)|at night|in the (?:mornings?|evenings?)|per (?:day|week)|competitively|professionally|semi-professionally)\b/iu;
/** What one drinks as a rule: without an article and without an amount. */
const beverage =
  /^(?:(?:only|mostly|black|green|white|herbal|iced|instant|filter|decaf|strong|sweet|oat|almond|soya?|plain|sparkling|craft|red|dry|orange|apple|diet|\p{L}*mint|ginger|fruit|chamomile|camomile|lemon|rosehip|fennel|alcohol-free|non-alcoholic) )*(?:coffee|tea|beer|wine|milk|water|juice|cola|coke|kombucha|matcha|cider|decaf|espresso|cocoa|lemonade|rooibos|sencha|chai|whisky|whiskey|gin|alcohol|oat milk)(?=$|[,.]| (?:now|instead|only|with|these|at|in|and|on|since)\b)/iu;
const frequency = caseless`\b(?:always|usually|normally|typically|generally|often|never|regularly|mostly|mainly)\b`;
/** "Tennis on Mondays and badminton on Thursdays" are two. */
const eachOnItsDay =
  /^[^,]+ on \p{L}+days?(?: \p{L}+)? and (?!on\b)[^,]+ on \p{L}+days?(?: \p{L}+)?$/iu;
const does = fromStart(
  `(?:I|we) (do not |never |no longer |used to )?(${adverbs})(${verbs})\\b(?! (?:not|that|it|this)\\b) ?(.*)$`,
);

/** What the user does as a rule: "I bake bread on Sundays", "I don't drive". */
export function habitDrafts(
  text: string,
  { loose: isLoose = false, now: isNow = false }: Cues,
  at: number,
): Draft[] {
  const match = does.exec(text);
  if (match === null) return [];
  const [, not = "", adverb = "", verb = "", said = ""] = match;
  if (/^used to/iu.test(not)) {
    const past = value(said);
    if (noObject.test(said)) return [];
    const words = `${verb} ${past === undefined ? "" : reported(past)}`.trim();
    return [
      {
        predicate: "used to",
        object: words,
        text: `The user used to ${words}`,
        action: "end",
        target: { predicates: [thirdPerson(verb)], names: past },
      },
      ...silent([
        {
          predicates: [anyPredicate],
          ...(past === undefined
            ? { names: verb }
            : /^(?:do|play|practi[sc]e|make)$/iu.test(verb)
              ? { names: past }
              : { words: `${verb} ${past}` }),
        },
      ]),
    ];
  }
  const object = value(said, 110);
  const habitual = regular.test(said) || frequency.test(adverb);
  if (/^keep$/iu.test(verb) && /^\p{L}+ing\b/u.test(said)) return [];
  if (isLoose || (object !== undefined && noObject.test(object))) return [];
  if (
    object === undefined &&
    ((loose.test(verb) && !(not !== "" && /^(?:drive|cook|drink|run)$/iu.test(verb))) ||
      !/^(?:drive|cook|drink|run|smoke|vape|meditate|garden|knit|sew|crochet|paint|ski|snowboard|surf|sail|climb|swim|dance|sing|draw|bake|hike|cycle|box|fence|fish|hunt|blog|juggle|golf|jog|row)$/iu.test(
        verb,
      ))
  )
    return [];
  const listens =
    /^(?:listen|subscribe|contribute|commute|volunteer|train|weigh|foster|breed|support)$/iu.test(
      verb,
    );
  const concrete =
    /^(?:own|drive|ride|write|develop|build|wear|attend|follow|read|study|code|program|keep)$/iu.test(
      verb,
    ) &&
    !/^(?:the|to|in|on|at|a (?:few|couple|lot)|an? (?:script|function|test|query|e-?mail|letter))\b/iu.test(
      object ?? "",
    );
  const taken =
    (/^drink$/iu.test(verb) && beverage.test(object ?? "")) ||
    (/^listen$/iu.test(verb) &&
      /^to (?!(?:the|it|this|that|you|me|them|what|my|an?|some|every)\b)\p{L}/iu.test(
        object ?? "",
      ));
  // "I go to Pulse Barn now": somewhere else before
  const visited = isNow && /^go$/iu.test(verb) && /^to (?:the )?\p{Lu}/u.test(said);
  if (loose.test(verb) && !habitual && !concrete && !taken && !visited) return [];
  const negative = not.trim() !== "";
  const { rest } = takeTime(object ?? "", at, "nearest");
  if (!habitual && !listens && rest !== (object ?? "")) return [];
  const often = frequency.exec(adverb)?.[0]?.toLowerCase();
  const what =
    object === undefined ? "" : ` ${reported(object.replace(/ (?:any ?more|any longer)$/iu, ""))}`;
  const items =
    object !== undefined && eachOnItsDay.test(object)
      ? object.split(/(?<=days?(?: \p{L}+)?) and /u)
      : !habitual && object !== undefined && /^(?:play|collect|teach|brew|grow)$/iu.test(verb)
        ? splitList(object)
        : undefined;
  const ended = /longer/iu.test(not) || /(?:any ?more|any longer)\b/iu.test(said);
  if (negative) {
    const words = ended
      ? `no longer ${thirdPerson(verb)}`
      : /never/iu.test(not)
        ? `never ${thirdPerson(verb)}`
        : `does not ${verb}`;
    return [
      {
        predicate: `not ${thirdPerson(verb)}`,
        object: (object ?? "").replace(/ (?:any ?more|any longer)$/iu, ""),
        text: `The user ${words}${what}`,
        modality: "habit",
        ...(ended
          ? { action: "end" as const, target: { predicates: [thirdPerson(verb)], names: object } }
          : {}),
      },
    ];
  }
  const spoken = verb === "get up" ? "gets up" : thirdPerson(verb);
  return (items ?? [what.trim()]).map((item) => ({
    predicate: spoken,
    object: item,
    text: `The user ${often === undefined || /^(?:mostly|mainly|generally)$/u.test(often) ? "" : `${often} `}${spoken}${item === "" ? "" : ` ${reported(item)}`}`,
    modality: "habit" as const,
  }));
}
