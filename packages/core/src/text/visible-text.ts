import { normaliseText } from "./normalise-text.ts";
import { stripHidden } from "./strip-hidden.ts";

/**
 * What of a text may be remembered: without private passages, our own recalled block and characters that nobody sees. Empty
 * when nothing is left.
 */
export function visibleText(text: string): string {
  // normalised first, so that a tag cannot hide behind invisible characters
  return normaliseText(stripHidden(normaliseText(text)).text).trim();
}
