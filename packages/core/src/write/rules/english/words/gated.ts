import { LazyPattern } from "../../patterns/lazy-pattern.ts";
import { withBorders } from "../../patterns/with-borders.ts";
import { englishWords } from "./english-words.ts";
import { spelledInBothCases } from "./spelled-in-both-cases.ts";

/**
 * What the literal `/…/iu` matches, of patterns that are tried on every clause and match few: compiled when first needed, and not run on
 * a text without the words that it requires. Written where it is used; not for `split`. What is put into it is the same each time.
 *
 * @example
 * caseless`\bno longer\b`.test(text)
 */
export const caseless = gated((source) =>
  // with "i" a capital class means either case, and a group is found again in either
  /\\p\{L[ul]\}|\\[1-9ku]/u.test(source) || /[^\p{ASCII}à-öø-þ\p{P}]/u.test(source)
    ? new RegExp(withBorders(source), "iu")
    : new RegExp(spelledInBothCases(withBorders(source)), "u"),
);

/** Likewise what `/…/u` matches. */
export const cased = gated((source) => new RegExp(withBorders(source), "u"));

type Tag = (template: TemplateStringsArray, ...parts: readonly string[]) => LazyPattern;

function gated(compile: (source: string) => RegExp): Tag {
  const known = new WeakMap<TemplateStringsArray, LazyPattern>();
  return (template, ...parts) => {
    let pattern = known.get(template);
    if (pattern === undefined) {
      const source = String.raw(template, ...parts);
      const number = englishWords.add(source);
      pattern = new LazyPattern(
        () => compile(source),
        "u",
        (text) => englishWords.mayMatch(number, text),
      );
      known.set(template, pattern);
    }
    return pattern;
  };
}
