import { checkVectors } from "../provider/check-vectors.ts";
import type { Embedder } from "../provider/embedder.ts";
import { withSignal } from "../provider/with-signal.ts";

/**
 * The vector of a query.
 *
 * @throws HoldfastError `invalid_vector`; whatever the embedder throws; the signal's reason once it fires, also when the
 * embedder ignores it
 */
export async function embedQuery(
  text: string,
  embedder: Embedder,
  signal: AbortSignal | undefined,
): Promise<Float32Array> {
  const vectors = await withSignal(embedder.embed([text], { signal, purpose: "query" }), signal);
  return checkVectors(vectors, 1, embedder)[0] as Float32Array;
}
