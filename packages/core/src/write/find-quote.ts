const word = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * Where a text says the words of a quote, whatever the case, the spaces and the punctuation: the exact span of the text, undefined
 * when it does not say them. A model copies words better than it copies commas.
 */
export function findQuote(text: string, quote: string): string | undefined {
  const exact = quote.trim();
  if (exact === "") return undefined;
  if (text.includes(exact)) return exact;
  const wanted = wordsOf(exact);
  const there = wordsOf(text);
  if (wanted.length === 0) return undefined;
  for (let start = 0; start + wanted.length <= there.length; start++) {
    if (wanted.every(({ folded }, index) => there[start + index]?.folded === folded)) {
      const last = there[start + wanted.length - 1];
      return text.slice(there[start]?.start, last?.end);
    }
  }
  return undefined;
}

function wordsOf(text: string) {
  return [...text.matchAll(word)].map((match) => ({
    folded: match[0].normalize("NFKC").toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
