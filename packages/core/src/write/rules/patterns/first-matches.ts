import type { LazyPattern } from "./lazy-pattern.ts";

/**
 * The matches of `a|b|c` in a text from left to right, where each alternative is a pattern of its own (with the flag `g`, and never
 * empty): those that the text cannot match are not run, which one large pattern cannot offer.
 */
export function firstMatches(
  alternatives: readonly LazyPattern[],
  text: string,
): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let next = alternatives.map((pattern) => ({ pattern, match: pattern.execFrom(text, 0) }));
  for (;;) {
    let first: RegExpExecArray | undefined;
    for (const { match } of next)
      if (match !== null && (first === undefined || match.index < first.index)) first = match;
    if (first === undefined) return found;
    found.push(first);
    const end = first.index + first[0].length;
    next = next.flatMap(({ pattern, match }) => {
      if (match === null) return [];
      return [{ pattern, match: match.index >= end ? match : pattern.execFrom(text, end) }];
    });
  }
}
