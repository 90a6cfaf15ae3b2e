import type { Clause } from "../clauses/clauses.ts";

/** Whether a value can be the name or kind of an employer. */
export function isOrganisation(text: string, clause: Clause): boolean {
  if (
    text === "" ||
    text.split(" ").length > 7 ||
    /^(?:this|that|it|my|home|me|him|her|the (?:moment|house|room|building|car|kids))\b/iu.test(
      text,
    )
  )
    return false;
  return /\p{Lu}|\d/u.test(text) || /^(?:an?|the) /iu.test(text) || clause.lowerCase;
}
