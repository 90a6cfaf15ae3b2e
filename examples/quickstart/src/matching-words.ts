// Words that say nothing about what is asked for.
const common = new Set(
  "a am an and are at be can did do does for from had has have how i in is it me my of on or that the their they to was we were what when where which who why will with would you your".split(
    " ",
  ),
);

/** The words of a question that are worth looking for, in lower case. */
export function wordsOf(question: string): string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  return [...segmenter.segment(question.toLowerCase())]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment.replace(/'\w+$/u, ""))
    .filter((word) => !common.has(word) && (word.length > 2 || /\p{sc=Han}/u.test(word)));
}

/**
 * Where these words stand in a text, also with another ending. For the eye only: what is found, and why, is decided inside the
 * memory by stems, neighbours and time.
 */
export function matchesIn(text: string, words: readonly string[]): [from: number, to: number][] {
  if (words.length === 0) return [];
  const stems = words.map((word) => word.replace(/(?:ing|ed|es|s|e)$/u, ""));
  const spaced = stems.filter((stem) => /^[\p{sc=Latin}\p{N}-]+$/u.test(stem) && stem.length > 2);
  const unspaced = stems.filter((stem) => /\p{sc=Han}|\p{sc=Katakana}/u.test(stem));
  const patterns = [
    ...(spaced.length > 0
      ? [`(?<![\\p{L}\\p{N}])(?:${spaced.join("|")})\\p{L}{0,3}(?!\\p{L})`]
      : []),
    ...unspaced,
  ];
  if (patterns.length === 0) return [];
  return [...text.matchAll(new RegExp(patterns.join("|"), "giu"))].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
}
