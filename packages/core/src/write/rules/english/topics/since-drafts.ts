import type { ParsedClause } from "../clauses/parse-clause.ts";
import type { Draft } from "../draft.ts";
import { reported, thirdPerson } from "../words/grammar.ts";
import { instant, vague } from "../words/passing-words.ts";
import { isMental } from "../words/verb-classes.ts";

const confidence = 0.7;
const then =
  /\bsince (?:I|we) (?:was|were|got|left|moved|started|turned|met|bought|joined|quit|had)\b/iu;

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
