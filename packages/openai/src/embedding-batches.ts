import { estimateTokens } from "@holdfast/core";

/** What a request for embeddings may hold. */
export interface BatchLimits {
  /** The most texts. */
  texts: number;
  /** The most tokens of a text, estimated; the rest of a longer one is left out. */
  textTokens: number;
  /** The most tokens of all texts, estimated. */
  tokens: number;
}

/** Packs texts into requests, in their order. Blank texts, which servers refuse, become a dot. */
export function embeddingBatches(texts: readonly string[], limits: BatchLimits): string[][] {
  const batches: string[][] = [];
  let batch: string[] = [];
  let tokens = 0;
  for (const text of texts) {
    const input = text.trim() === "" ? "." : shortened(text, limits.textTokens);
    const size = estimateTokens(input);
    if (batch.length > 0 && (batch.length >= limits.texts || tokens + size > limits.tokens)) {
      batches.push(batch);
      batch = [];
      tokens = 0;
    }
    batch.push(input);
    tokens += size;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

function shortened(text: string, most: number): string {
  let result = text;
  for (let size = estimateTokens(result); size > most; size = estimateTokens(result)) {
    result = result.slice(
      0,
      Math.min(result.length - 1, Math.floor((result.length * most) / size)),
    );
  }
  return result.replace(/[\uD800-\uDBFF]$/, "");
}
