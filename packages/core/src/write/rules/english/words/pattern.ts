import { LazyPattern } from "../../patterns/lazy-pattern.ts";
import { WordIndex } from "../../patterns/word-index.ts";

const words = new WordIndex();

/**
 * A pattern in which plain letters stand for both cases, while `\p{Lu}` and `\p{Ll}` stay what they say, so that "a name
 * with a capital" can be asked for. (With the flag `i` they match either case, and the modifier `(?-i:)` is newer than Node 22.)
 *
 * @param flags besides `u`
 */
export function bothCases(source: string, flags = ""): LazyPattern {
  const all = `${flags}u`;
  const number = words.add(source);
  return new LazyPattern(
    () => new RegExp(expanded(source), all),
    all,
    (text) => words.mayMatch(number, text),
  );
}

function expanded(source: string): string {
  return source.replace(
    /\\p\{[^}]*\}|\\.|\(\?<?[=!:]|\[(?:\\p\{[^}]*\}|\\.|[^\]])*\]|[a-zà-öø-þ]/giu,
    (part) => {
      if (part.startsWith("[")) return classOf(part);
      return part.length === 1 ? eitherCase(part) : part;
    },
  );
}

function eitherCase(letter: string): string {
  const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
  return lower === upper ? letter : `[${lower}${upper}]`;
}

function classOf(part: string): string {
  return part.replace(/\\p\{[^}]*\}|\\.|[a-z]-[a-z]|[a-z]/giu, (piece) => {
    if (piece.startsWith("\\")) return piece;
    return `${piece.toLowerCase()}${piece.toUpperCase()}`;
  });
}
