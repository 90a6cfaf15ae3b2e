import type { SearchResult } from "@holdfast/core";

/** What was recalled for a turn. */
export interface Recalled {
  /** The block for the prompt; empty when there is nothing to recall. */
  text: string;
  items: readonly Pick<SearchResult, "id" | "kind" | "score">[];
  /** Estimated tokens of the text. */
  tokens: number;
  /** How long it took, in milliseconds. */
  ms: number;
  /** Why there is nothing, or less than there could be. */
  warnings: readonly string[];
}

/** Nothing. */
export const nothing: Recalled = { text: "", items: [], tokens: 0, ms: 0, warnings: [] };
