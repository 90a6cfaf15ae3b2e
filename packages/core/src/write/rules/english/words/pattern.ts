import { LazyPattern } from "../../patterns/lazy-pattern.ts";
import { withBorders } from "../../patterns/with-borders.ts";
import { englishWords } from "./english-words.ts";
import { spelledInBothCases } from "./spelled-in-both-cases.ts";

/**
 * A pattern in which plain letters stand for both cases, while `\p{Lu}` and `\p{Ll}` stay what they say, so that "a name
 * with a capital" can be asked for. (With the flag `i` they match either case, and the modifier `(?-i:)` is newer than Node 22.)
 *
 * @param flags besides `u`
 */
export function bothCases(source: string, flags = ""): LazyPattern {
  const all = `${flags}u`;
  const number = englishWords.add(source);
  return new LazyPattern(
    () => new RegExp(spelledInBothCases(withBorders(source)), all),
    all,
    (text) => englishWords.mayMatch(number, text),
  );
}
