import type { ParsedClause } from "../clauses/parse-clause.ts";
import type { Draft } from "../draft.ts";
import { reported, thirdPerson } from "../words/grammar.ts";
import { isPassingThing } from "../words/is-passing-thing.ts";
import { instant, vague } from "../words/passing-words.ts";
import { isMental } from "../words/verb-classes.ts";

const confidence = 0.7;
const then =
  /\bsince (?:I|we) (?:was|were|got|left|moved|started|turned|met|bought|joined|quit|had)\b/iu;

const long =
  /^(.+?) ((?:for (?:about |around |over |nearly |almost |more than )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|several|many) (?:years|months)|for (?:years|decades|a decade|a year)|since (?:19|20)\d\d|since (?:january|february|march|april|may|june|july|august|september|october|november|december)|all my life|my whole life|since childhood)(?: now)?)$/iu;

/** "I've had a season ticket for twenty years": what one has had and used for so long. Undefined: it is not told for how long. */
export function longSince(clause: ParsedClause): Draft[] | undefined {
  const [, what = "", span = ""] = long.exec(clause.rest.replace(/[.!\s]+$/u, "")) ?? [];
  const base = clause.bases.find((one) => kept.test(one));
  if (what === "" || base === undefined || clause.progressive) return undefined;
  const object = reported(what);
  if (
    vague.test(object) ||
    instant.test(object) ||
    isPassingThing(object) ||
    /\b(?:wrong|same)\b/iu.test(object)
  )
    return undefined;
  return [
    {
      predicate: thirdPerson(base),
      object,
      text: `The user has ${clause.verb} ${object} ${reported(span)}`,
      ...(base === "have" ? {} : { modality: "habit" as const }),
      confidence,
    },
  ];
}

const kept =
  /^(?:have|own|use|wear|drive|ride|keep|collect|play|sing|run|teach|coach|manage|volunteer|rent|grow|breed|follow|support|date|know|smoke|suffer|practise|practice|study|attend|take|do|sell|make)$/u;

/** Whether what stands behind a verb tells since which event of the speaker's life it is so. */
export function isSinceThen(rest: string): boolean {
  return then.test(rest);
}

/** "I have played the cello since I was nine": what has been so ever since is so. */
export function sinceDrafts({ verb, bases, rest }: ParsedClause): Draft[] {
  const [what = "", since = ""] = rest.split(/ (?=since (?:I|we)\b)/iu);
  const object = reported(what);
  if (object === "" || isMental(bases) || vague.test(object) || instant.test(object)) return [];
  return [
    {
      predicate: thirdPerson(bases[0] ?? verb),
      object,
      text: `The user has ${verb} ${object} ${reported(since)}`,
      modality: "habit",
      confidence,
    },
  ];
}
