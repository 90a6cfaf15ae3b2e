import type { Clause } from "../clauses/clauses.ts";
import type { Discourse } from "../discourse.ts";
import { cased } from "../words/gated.ts";

const definite = cased`^(?:[Tt]he )?([\p{L}][\p{L}'-]*(?: [\p{L}'-]+){0,2}?) (is|costs|went) (?=(?:now |actually |on |at |up |down |to )*(?:[€$£]?\d|\p{Lu}))`;

/** "The rent is 960": the user's, where a rent of theirs is known, and it is told anew. */
export function withKnownThing(clause: Clause, { lastDrafts, known }: Discourse): Clause {
  const match = definite.exec(clause.text);
  if (match === null) return clause;
  const noun = (match[1] as string).toLowerCase();
  const costs = [...lastDrafts, ...known].some(
    ({ predicate }) => predicate === `attribute cost of ${noun}`,
  );
  if (costs && clause.cues.now === true)
    return { ...clause, text: `I pay ${clause.text.slice(match[0].length)} for my ${noun}` };
  const isKnown = [...lastDrafts, ...known].some(
    ({ predicate, subject = "user" }) =>
      subject === "user" &&
      (predicate === `attribute ${noun}` || predicate === `appointment ${noun}`),
  );
  if (!isKnown) return clause;
  return {
    ...clause,
    text: `my ${clause.text.replace(/^the /iu, "")}`,
    cues: { ...clause.cues, now: true },
  };
}
