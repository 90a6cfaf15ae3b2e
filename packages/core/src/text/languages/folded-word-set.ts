import { foldWord } from "../fold-word.ts";
import { wordSet } from "./word-set.ts";

/**
 * Like {@link wordSet}, with the unaccented spelling of each word: for languages in which people
 * leave accents out.
 */
export function foldedWordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set([...wordSet(...lists)].flatMap((word) => [word, foldWord(word)]));
}
