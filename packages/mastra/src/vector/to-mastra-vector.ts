import type { MemoryReader } from "@holdfast/core";
import { ExactMastraVector } from "./exact-mastra-vector.ts";
import { VectorFile } from "./vector-file.ts";

/** Where the vectors stand: beside the file of a memory, or in a file of their own. */
export type VectorPlace = Pick<MemoryReader, "stats"> | { path: string };

/**
 * A vector store for Mastra's semantic recall and for RAG: exact under every filter, in one SQLite file of little more than the
 * size of its vectors, with the Mongo-style filters of Mastra. Given a memory, the file stands beside the memory's:
 * `memory.vectors.db` for `memory.db`.
 *
 * What is in it is no part of the memory: `erase` does not reach it, `deleteThread` of Mastra does.
 *
 * @param options `id` names the store in Mastra, "holdfast-vector" by default
 * @throws HoldfastError from its methods: `store_unavailable`, `not_found` for an unknown index, `invalid_input`,
 * `invalid_vector`, `invalid_filter`
 * @example
 * ```ts
 * const memory = new Memory({
 *   storage, embedder,
 *   vector: toMastraVector({ path: "vectors.db" }),
 *   options: { semanticRecall: { topK: 4, messageRange: 1 } },
 * });
 * ```
 */
export function toMastraVector(
  place: VectorPlace,
  { id = "holdfast-vector" }: { id?: string } = {},
): ExactMastraVector {
  return new ExactMastraVector(id, async () => {
    const path = "path" in place ? place.path : besides((await place.stats()).location);
    return new VectorFile(path);
  });
}

function besides(location: string): string {
  if (location === ":memory:") return location;
  return location.replace(/(\.[^./\\]+)?$/u, ".vectors$1");
}
