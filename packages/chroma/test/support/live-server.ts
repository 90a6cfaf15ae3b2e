import { randomUUID } from "node:crypto";
import type { VectorIndexContext } from "@holdfast/core";

/** The server that the live tests speak to; `npm run test:live` starts it. */
export function liveUrl(): string {
  const url = process.env.HOLDFAST_CHROMA_URL;
  if (!url) throw new Error("Run this by npm run test:live, or set HOLDFAST_CHROMA_URL.");
  return url;
}

/** A name for a collection that no other test has. */
export function freshName(): string {
  return `holdfast-test-${randomUUID()}`;
}

/** What an index is opened for, with vectors of a length. */
export function contextOf(
  dimensions: number,
  fields: Partial<VectorIndexContext> = {},
): VectorIndexContext {
  return { embedder: `test (${dimensions})`, dimensions, ...fields };
}
