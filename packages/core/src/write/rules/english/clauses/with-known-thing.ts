import type { Discourse } from "../discourse.ts";
import { cased } from "../words/gated.ts";
import type { Clause } from "./clauses.ts";

const definite = cased`^(?:[Tt]he )?([\p{L}][\p{L}'-]*(?: [\p{L}'-]+){0,2}?) (is|costs|went) (?=(?:now |actually |back |on |at |up |down |to )*(?:[€$£]?\d|\p{Lu}))`;

const priced = cased`^(?:(?:[Tt]he|my|our) )?([\p{L}][\p{L}'-]*(?: [\p{L}'-]+){0,2}?) (?:is|costs|went up to|went down to) (?=(?:now |actually )*[€$£]?\d)`;

/** "The rent is 960": the user's, where a rent of theirs is known, and it is told anew. */
export function withKnownThing(clause: Clause, { lastDrafts, known }: Discourse): Clause {
  const all = [...lastDrafts, ...known];
  const price = clause.cues.now === true ? priced.exec(clause.text) : null;
  const dear = (price?.[1] as string | undefined)?.toLowerCase();
  if (price !== null && all.some(({ predicate }) => predicate === `attribute cost of ${dear}`))
    return {
      ...clause,
      text: `I pay ${clause.text.slice(price[0].length).replace(/ (?:now|these days)\b/u, "")} for my ${dear}`,
    };
  const match = definite.exec(clause.text);
  if (match === null) return clause;
  const noun = (match[1] as string).toLowerCase();
  const isKnown = all.some(
    ({ predicate, object, subject = "user" }) =>
      subject === "user" &&
      (predicate === `attribute ${noun}` ||
        predicate === `appointment ${noun}` ||
        (predicate === "trait" && object.toLowerCase().startsWith(`${noun} is `))),
  );
  if (!isKnown) return clause;
  return {
    ...clause,
    text: `my ${clause.text.replace(/^the /iu, "")}`,
    cues: { ...clause.cues, now: true },
  };
}
