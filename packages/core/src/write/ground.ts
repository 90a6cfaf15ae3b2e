import type { ExtractedFact } from "../model/fact.ts";
import { normaliseText } from "../text/normalise-text.ts";

/** The most confidence of a fact that is not grounded, or that a less trusted source sets against a more trusted one. */
export const tentativeConfidence = 0.3;

/**
 * Checks that the words a fact quotes stand in its turn. What quotes nothing that was said is tentative: it is kept apart from
 * what is certain and never overrules it.
 *
 * @param textOf the text of a turn, undefined for one that is not part of the call
 */
export function groundFact(
  fact: ExtractedFact,
  textOf: (turnId: string) => string | undefined,
): ExtractedFact {
  const { turnId, quote } = fact.evidence;
  const text = textOf(turnId);
  const grounded = text !== undefined && quote.trim() !== "" && text.includes(normaliseText(quote));
  if (grounded) return fact;
  return { ...fact, confidence: Math.min(fact.confidence, tentativeConfidence) };
}
