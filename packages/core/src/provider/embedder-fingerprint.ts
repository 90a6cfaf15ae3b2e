import type { Embedder } from "./embedder.ts";

/** What must be equal for the vectors of two embedders to be comparable. Stored with them. */
export function embedderFingerprint(embedder: Embedder): string {
  return `${embedder.id} (${embedder.dimensions})`;
}

/** The name of the store's setting that holds the fingerprint. */
export const embedderSetting = "embedder";
