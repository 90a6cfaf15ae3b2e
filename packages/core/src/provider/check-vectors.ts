import { HoldfastError } from "../errors.ts";
import type { Embedder } from "./embedder.ts";

/**
 * Checks what an embedder returned before any of it is used or stored.
 *
 * @throws HoldfastError `invalid_vector` for too few or too many vectors, a wrong length, or numbers that are not finite
 */
export function checkVectors(vectors: unknown, count: number, embedder: Embedder): Float32Array[] {
  if (!Array.isArray(vectors) || vectors.length !== count) {
    const got = Array.isArray(vectors) ? `${vectors.length} vectors` : "no list of vectors";
    throw new HoldfastError(
      "invalid_vector",
      `The embedder ${embedder.id} returned ${got} for ${count} texts.`,
    );
  }
  return vectors.map((vector: unknown, index) => {
    const floats =
      vector instanceof Float32Array
        ? vector
        : Array.isArray(vector)
          ? Float32Array.from(vector)
          : undefined;
    if (floats?.length !== embedder.dimensions) {
      throw new HoldfastError(
        "invalid_vector",
        `The embedder ${embedder.id} returned a vector of ${floats?.length ?? "unknown"} numbers instead of ${embedder.dimensions} (text ${index}).`,
      );
    }
    if (!floats.every(Number.isFinite)) {
      throw new HoldfastError(
        "invalid_vector",
        `The embedder ${embedder.id} returned a number that is not finite (text ${index}).`,
      );
    }
    return floats;
  });
}
