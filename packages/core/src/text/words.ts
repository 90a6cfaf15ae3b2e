import { chunkWords } from "./chunk-words.ts";
import { foldWord } from "./fold-word.ts";
import { textChunks } from "./text-chunks.ts";
import { textPieces } from "./text-pieces.ts";

const ascii = /^[\0-\x7f]*$/;

function foldAll(found: string[], text: string): string[] {
  if (ascii.test(text)) return found;
  for (let index = 0; index < found.length; index += 1) {
    const word = found[index] ?? "";
    const folded = foldWord(word);
    if (folded !== word) found[index] = folded;
  }
  // nothing is left of a mark that stands by itself, such as the vowel signs among Arabic's presentation forms
  return found.includes("") ? found.filter((word) => word !== "") : found;
}

/**
 * The words of a text in order, with repetition, in lower case and folded (see {@link foldWord}),
 * before stop words and stems.
 *
 * Cut by runs of one script, so that a word never depends on the rest of the text:
 * - With spaces: letters, marks and digits. `Ana's` gives `ana`, `we'll` gives `we`, `don't` gives
 *   `dont`; `1,200` and `1200` are the same, `3.5` stays whole; identifiers (`foo_bar.ts`,
 *   `v1.2.3`, `ABC-12`, `user@example.com`, `#123`) give their parts and the whole.
 * - Without spaces (Han, kana, Thai, Lao, Khmer, Myanmar), and Hangul: pairs of neighbouring
 *   characters; of Han and Hangul then each character by itself.
 * - An emoji is a word.
 *
 * Words are cut after 64 characters. Linear time on any input.
 *
 * @param limit stop after this many words (default: no limit).
 * @example
 * words("Ana's café opens in 東京駅"); // ["ana", "cafe", "opens", "in", "東京", "京駅", "東", "京", "駅"]
 */
export function words(text: string, limit = Number.POSITIVE_INFINITY): string[] {
  const found: string[] = [];
  for (const piece of textPieces(text)) {
    for (const chunk of textChunks(piece)) {
      chunkWords(chunk, found);
      if (found.length >= limit) return foldAll(found.slice(0, limit), text);
    }
  }
  return foldAll(found, text);
}
