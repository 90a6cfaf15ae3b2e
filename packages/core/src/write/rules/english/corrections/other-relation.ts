import type { Clause } from "../clauses/clauses.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { beingOf } from "../people.ts";
import { withdrawn } from "./withdrawn.ts";

const slip =
  /\b(?:wrote|said|typed|told you|called|meant|mean|mistake|wrong|typo|correction|not my|actually|sorry|mixed|confus\p{L}*|slip)\b/iu;

/** "I wrote brother, but Lucan is my cousin": what somebody was said to be, where it is taken back. */
export function otherRelation(draft: Draft, clause: Clause, discourse: Discourse): Draft[] {
  const fresh = relationOf(draft);
  if (fresh === undefined || draft.action !== undefined) return [];
  if (clause.cues.correction !== true && !slip.test(`${clause.before ?? ""} ${clause.text}`))
    return [];
  return [...discourse.lastDrafts, ...discourse.known].flatMap((told): Draft[] => {
    const old = relationOf(told);
    if (old === undefined || old.name !== fresh.name || old.noun === fresh.noun) return [];
    return [withdrawn(told)];
  });
}

function relationOf({ predicate, object, action }: Draft) {
  return predicate === "relation" && action === undefined ? beingOf(`user's ${object}`) : undefined;
}
