const details = /\d+(?:[.,:/-]\d+)*|\p{Lu}[\p{L}\p{M}\d]+/gu;
const negation = /\b(?:not|never|no|neither|without|none)\b|n['’]t\b/iu;

/**
 * Whether a sentence says a number, a version, a name or a "not" that another one does not: then it is no repetition of it, however
 * alike they are. Names are words with a capital that are not the first of the text.
 */
export function addsDetail(sentence: string, known: string): boolean {
  if (negation.test(sentence) !== negation.test(known)) return true;
  const there = new Set(detailsOf(known, () => true));
  return detailsOf(sentence, (word, index) => index > 0 || /^\d/u.test(word)).some(
    (detail) => !there.has(detail),
  );
}

function detailsOf(text: string, keep: (word: string, index: number) => boolean): string[] {
  return [...text.matchAll(details)]
    .filter(({ 0: word, index }) => keep(word, index))
    .map(([word]) => word.toLowerCase());
}
