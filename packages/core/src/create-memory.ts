import { LexicalIndex } from "./lexical/lexical-index.ts";
import { Memory } from "./memory.ts";
import { createIdentifierSource } from "./model/identifier.ts";
import { claimEmbedder, openAnalyser, openStore } from "./open-memory.ts";
import type { MemoryOptions } from "./options/memory-options.ts";
import { memoryOptionsSchema } from "./options/memory-options.ts";
import { parseOptions } from "./options/parse-options.ts";
import { ProjectionCache } from "./store/projection-cache.ts";
import { ExactVectorIndex } from "./vector/exact-vector-index.ts";
import { KeyedQueue } from "./write/keyed-queue.ts";

/**
 * Opens a memory, or makes a new one. Needs no key, no server and no model.
 *
 * @throws HoldfastError `invalid_options`; `store_unavailable`, `store_corrupt`, `store_newer`, `store_read_only` or
 * `store_locked` when the file cannot be used; `embedder_mismatch` when it was built with another embedder
 * @example
 * ```ts
 * import { createMemory } from "@holdfast/core";
 *
 * await using memory = await createMemory({ path: ":memory:" });
 * await memory.add("I moved from Manchester to Bristol in May.", { userId: "maya" });
 * const { text } = await memory.recall({ query: "where does Maya live?", userId: "maya" });
 * console.log(text);
 * ```
 */
export async function createMemory(options: MemoryOptions = {}): Promise<Memory> {
  const parsed = parseOptions(memoryOptionsSchema, options, "createMemory");
  const { embedder, reranker, clock = Date.now, identifiers = createIdentifierSource() } = parsed;
  const store = parsed.store ?? openStore(parsed);
  try {
    const analyser = await openAnalyser(store, parsed);
    await claimEmbedder(store, embedder, parsed);
    const cache = new ProjectionCache(parsed.cacheBytes);
    const vectors = embedder && new ExactVectorIndex(store, cache, embedder.dimensions);
    const lexical = new LexicalIndex(store, cache);
    const awaitVectors = embedder !== undefined;
    return new Memory(
      { store, cache, clock, analyser, lexical, vectors, embedder, reranker },
      {
        store,
        clock,
        analyser,
        nextId: identifiers,
        awaitVectors,
        redact: parsed.redact,
        queue: new KeyedQueue(),
      },
    );
  } catch (error) {
    if (parsed.store === undefined) await store.close();
    throw error;
  }
}
