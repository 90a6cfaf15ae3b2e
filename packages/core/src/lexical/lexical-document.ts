/**
 * What the lexical index keeps of one turn or record. No text and no words: only the codes of its terms and the few facts
 * that ranking asks for.
 */
export interface LexicalDocument {
  /** One 32-bit code per occurrence of a term, in order; their number is the length that BM25 sees. */
  codes: Uint32Array;
  /** When it was said or became true, in whole minutes since 1970. */
  minutes: number;
  /** The term code of the speaker's or subject's first name, 0 for none. */
  speaker: number;
  /** A sum of {@link documentFlags}. */
  flags: number;
}

/** What a document's flags mean. */
export const documentFlags = {
  /** It was deleted, replaced or has expired: it takes no part in any search. */
  dead: 1,
  /** It ends as a question. */
  question: 2,
  /** It speaks in the first person. */
  firstPerson: 4,
  /** It says when something happened. */
  timePhrase: 8,
} as const;
