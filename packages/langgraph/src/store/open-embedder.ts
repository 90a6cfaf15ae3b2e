import { type Embedder, type EmbedderLike, HoldfastError, resolveEmbedder } from "@holdfast/core";

/**
 * The embedder that a caller brings. With `dims`, it is asked how long its vectors are, so that a mistake is seen at once.
 *
 * @throws HoldfastError `invalid_options` for vectors of another length; `embedder_failed` when it had to be asked and failed
 */
export async function openEmbedder(
  embeddings: EmbedderLike,
  dims: number | undefined,
): Promise<Embedder> {
  const embedder = await resolveEmbedder(embeddings);
  if (dims === undefined || dims === embedder.dimensions) return embedder;
  throw new HoldfastError(
    "invalid_options",
    `index.dims is ${dims}, and the vectors of ${embedder.id} have ${embedder.dimensions}.`,
    { hint: "Leave dims out, or give the length of the vectors." },
  );
}
