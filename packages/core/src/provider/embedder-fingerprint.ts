import type { Embedder } from "./embedder.ts";

/** What must be equal for the vectors of two embedders to be comparable. Stored with them. */
export function embedderFingerprint(embedder: Embedder): string {
  return `${embedder.id} (${embedder.dimensions})`;
}

/** The dimensions in a stored fingerprint, if it is one of this embedder; saves asking the model. */
export function fingerprintDimensions(
  fingerprint: string | undefined,
  id: string,
): number | undefined {
  const start = `${id} (`;
  if (!fingerprint?.startsWith(start) || !fingerprint.endsWith(")")) return undefined;
  const dimensions = Number(fingerprint.slice(start.length, -1));
  return Number.isInteger(dimensions) && dimensions > 0 ? dimensions : undefined;
}

/** The name of the store's setting that holds the fingerprint. */
export const embedderSetting = "embedder";
