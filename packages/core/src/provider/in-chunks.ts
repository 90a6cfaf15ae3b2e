import { HoldfastError } from "../errors.ts";

/**
 * Embeds texts in chunks, some at a time, and joins the vectors in the order of the texts. The first chunk that fails ends it.
 *
 * @param size the most texts of a chunk
 * @param atOnce the most chunks that are under way together
 * @throws HoldfastError `invalid_vector` when a chunk has not as many vectors as texts
 */
export async function inChunks(
  texts: readonly string[],
  size: number,
  atOnce: number,
  embed: (chunk: string[]) => Promise<readonly (ArrayLike<number> | Float32Array)[]>,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = new Array(texts.length);
  let next = 0;
  const work = async () => {
    while (next < texts.length) {
      const start = next;
      next += size;
      const chunk = texts.slice(start, start + size);
      const embedded = await embed(chunk);
      if (embedded.length !== chunk.length) {
        throw new HoldfastError(
          "invalid_vector",
          `The embedder returned ${embedded.length} vectors for ${chunk.length} texts.`,
        );
      }
      embedded.forEach((vector, index) => {
        vectors[start + index] =
          vector instanceof Float32Array ? vector : Float32Array.from(vector);
      });
    }
  };
  const workers = Array.from({ length: Math.max(1, atOnce) }, async () => {
    try {
      await work();
    } catch (error) {
      next = texts.length; // the others need not go on
      throw error;
    }
  });
  await Promise.all(workers);
  return vectors;
}
