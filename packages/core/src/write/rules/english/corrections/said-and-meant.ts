import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { mend } from "./corrections-topic.ts";

const pair = caseless`\b(?:I|we) (?:just |first |only )?(?:said|wrote|typed|put|told you|called (?:it|him|her|them))(?: (?:it|that|he|she|they) (?:is|was|are|were)| it['’]s)? (?:an? |the |my |on |in |at )?([\p{L}\d][\p{L}\d' .-]{0,38}?)(?:,| -|;)?(?: (?:but |and )?(?:that|which) (?:was|is) (?:wrong|a mistake|not right|not true)[,;.]?)?(?: (?:but|when|and|though|where))* (?:(?:I|we) (?:really |actually |of course )*(?:meant|mean|should have (?:said|written|put))(?: to (?:say|write|type))?|(?:it|that|he|she|they) (?:is|are|was|were|should be|should have been)|(?:it|that)['’]s) (?:actually |really |in fact )*(?:an? |the |my |on |in |at )?([\p{L}\d][\p{L}\d' .-]{0,38}?)(?=$|[,.!;:?]| (?:not|of course|sorry|obviously)\b)`;

/**
 * What the speaker said and what they meant, where both are named: "I said half marathon but I meant 20k". Everything that was told with
 * the wrong words is told anew with the right ones.
 */
export function saidAndMeant(
  text: string,
  { lastDrafts, known }: Pick<Discourse, "lastDrafts" | "known">,
): Draft[] {
  const [, said = "", right = ""] = pair.exec(text) ?? [];
  if (said === "" || right === "" || /^(?:so|it|that|this|wrong|right)$/iu.test(right)) return [];
  // "my car is a diesel": the diesel is what was wrong
  const part =
    /^(?:my|our|the|it|he|she|they|I|we) (?:[\p{L}-]+ )*?(?:is|are|am|was) (?:an? |the |in |at |on )?(.+)$/iu.exec(
      said,
    )?.[1];
  const wrong = part ?? said;
  const mended = mend(lastDrafts, wrong, right);
  return mended.length > 0 ? mended : mend(known, wrong, right);
}
