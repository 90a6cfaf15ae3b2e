import type { Draft } from "../draft.ts";
import { withArticle } from "../words/grammar.ts";

/** The user's position: "data analyst". */
export function roleDraft(role: string): Draft {
  return {
    predicate: "works as",
    object: role,
    text: `The user is ${withArticle(role)}`,
  };
}
