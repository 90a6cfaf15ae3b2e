/** Above this share of the texts a word tells nothing: "the user" stands in all of them, in any language. */
const commonShare = 1 / 3;
/** With fewer texts than this, nothing can be said about what is common. */
const leastTexts = 6;
/** A word of this many texts at most is rare, or of every tenth. */
const rareTexts = 3;
const rareShare = 0.1;
const fillers = new Set(["user", "assistant"]);
const letters = /\p{L}.*[\p{L}\p{N}]|\p{N}.*\p{L}/u;

/** Words by what they tell among some texts. */
export interface TellingWords {
  /** The content words of any text, as stems. */
  termsOf(text: string): readonly string[];
  /** The words of a text but for those that stand in so many of the texts that they tell nothing. */
  of(text: string): ReadonlySet<string>;
  /** Whether so few of the texts have a word that two of these may well be about one thing. Numbers and dates never are. */
  isRare(word: string): boolean;
  /** How much a word tells: more than 0, the more, the fewer texts have it. */
  weight(word: string): number;
}

/**
 * Counts in how many of some texts each word stands. What tells nothing is found by that count and by the function words of the
 * memory's language: it needs no list for the languages that a model may write in besides.
 *
 * @param termsOf the content words of a text, as stems
 */
export function tellingWords(
  texts: readonly string[],
  termsOf: (text: string) => readonly string[],
): TellingWords {
  const known = new Map<string, ReadonlySet<string>>();
  const counts = new Map<string, number>();
  for (const text of new Set(texts)) {
    const words = new Set(termsOf(text).filter((word) => !fillers.has(word)));
    known.set(text, words);
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const size = known.size;
  const mostCommon = size < leastTexts ? size : size * commonShare;
  const countOf = (word: string) => counts.get(word) ?? 1;
  const of = (text: string) => {
    const words = [...(known.get(text) ?? [])];
    return new Set(words.filter((word) => countOf(word) <= mostCommon));
  };
  return {
    termsOf,
    of,
    isRare: (word) =>
      letters.test(word) && countOf(word) <= Math.max(rareTexts, Math.ceil(size * rareShare)),
    weight: (word) => Math.log((size + 1) / countOf(word)),
  };
}
