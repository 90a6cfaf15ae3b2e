import { WordIndex } from "../../patterns/word-index.ts";

/** The words that the patterns of English require. */
export const englishWords: WordIndex = new WordIndex();
