import type { Clause } from "../clauses/clauses.ts";
import { caseless } from "./gated.ts";

/** Whether a value can be the name or kind of an employer. */
export function isOrganisation(text: string, clause: Clause): boolean {
  if (
    text === "" ||
    text.split(" ").length > 7 ||
    /^(?:this|that|it|my|home|me|him|her|the (?:moment|house|room|building|car|kids|(?:\p{L}+ )?(?:seat|desk|chair|table|spot|window|floor)))\b/iu.test(
      text,
    )
  )
    return false;
  return /\p{Lu}|\d/u.test(text) || caseless`^(?:an?|the) `.test(text) || clause.lowerCase;
}
