import type { FactTarget } from "../../../../model/fact.ts";
import { fromStart } from "../words/grammar.ts";

const name = "\\p{Lu}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*)?";
/** "Rasmus is no longer my cofounder". */
const former = fromStart(
  `(${name}) (?:is|are) (?:no longer|not) (?:my|our) ((?:[\\p{L}-]+ )?[\\p{L}-]+)( any ?(?:more|longer))?(?=$|[,.!]| (?:since|as of|because)\\b)`,
);
/** "We took Rafi out of Tiny Anchors". */
const takenOut = fromStart(
  `(?:I|we) (?:have |had to |just |finally )*(?:took|taken|take|pulled|moved|withdrew|removed) (${name}|(?:my|our) [\\p{L}-]+|him|her|them) (?:out of|from) (?:the )?(${name})`,
);

/** Who is something no more, and where somebody goes no more, because a clause says so. */
export function formerPeople(text: string): FactTarget[] {
  const [, who, what, ever] = former.exec(text) ?? [];
  if (who !== undefined && what !== undefined && (/ no longer /u.test(text) || ever !== undefined))
    return [
      {
        predicates: ["relation", "partner", "manager", "trait", "attribute *"],
        words: `${what} ${who}`,
      },
    ];
  const [, whom = "", place] = takenOut.exec(text) ?? [];
  if (place === undefined) return [];
  const named = /^(?:him|her|them)$/u.test(whom) ? "" : whom.replace(/^(?:my|our) /u, "");
  return [{ predicates: ["school", "trait"], words: `${named} ${place}`.trim() }];
}
