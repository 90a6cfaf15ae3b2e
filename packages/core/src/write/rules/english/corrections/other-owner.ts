import type { Clause } from "../clauses/clauses.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { withdrawn } from "./withdrawn.ts";

const notTheirs = /^(?:and )?not (?:my|our) ((?:[\p{L}-]+ )?[\p{L}-]+)$/iu;

/** "My uncle is diabetic, not my dad": what was told of the wrong one. */
export function otherOwner(draft: Draft, { next }: Clause, discourse: Discourse): Draft[] {
  const other = notTheirs.exec(next.replace(/[.!]+$/u, ""))?.[1]?.toLowerCase();
  if (other === undefined || draft.subject === undefined || draft.action !== undefined) return [];
  return [...discourse.lastDrafts, ...discourse.known].flatMap((told): Draft[] =>
    told.text !== "" &&
    told.action === undefined &&
    new RegExp(`^user's ${other}(?: \\p{Lu}|$)`, "u").test(told.subject ?? "") &&
    told.predicate === draft.predicate &&
    told.object === draft.object
      ? [withdrawn(told)]
      : [],
  );
}
