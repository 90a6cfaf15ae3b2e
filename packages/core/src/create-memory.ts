import { extractionSettings } from "./extraction-settings.ts";
import { LexicalIndex } from "./lexical/lexical-index.ts";
import { Memory } from "./memory.ts";
import { createIdentifierSource } from "./model/identifier.ts";
import { openAnalyser, openEmbedder, openStore, openVectors } from "./open-memory.ts";
import type { MemoryOptions } from "./options/memory-options.ts";
import { memoryOptionsSchema } from "./options/memory-options.ts";
import { parseOptions } from "./options/parse-options.ts";
import { embedderSetting } from "./provider/embedder-fingerprint.ts";
import { resolveReranker } from "./provider/resolve-reranker.ts";
import { ProjectionCache } from "./store/projection-cache.ts";
import { RecordCache } from "./store/record-cache.ts";
import { FollowedIndex } from "./vector/followed-index.ts";
import { KeyedQueue } from "./write/keyed-queue.ts";

/** The part of the memory for caching that records get: some 16,000 short ones by default. */
const recordShare = 0.25;

/**
 * Opens a memory, or makes a new one. Needs no key, no server and no model.
 *
 * @throws HoldfastError `invalid_options`; `store_unavailable`, `store_corrupt`, `store_newer`, `store_read_only` or
 * `store_locked` when the file cannot be used; `embedder_mismatch` when it was built with another embedder
 * @example
 * ```ts
 * import { createMemory } from "@holdfast/core";
 *
 * const memory = await createMemory({ path: ":memory:" });
 * await memory.add("I moved from Manchester to Bristol in May.", { userId: "maya" });
 * const { text } = await memory.recall({ query: "where does Maya live?", userId: "maya" });
 * console.log(text);
 * await memory.close();
 * ```
 */
export async function createMemory(options: MemoryOptions = {}): Promise<Memory> {
  const parsed = parseOptions(memoryOptionsSchema, options, "createMemory");
  const { clock = Date.now, identifiers = createIdentifierSource() } = parsed;
  const store = parsed.store ?? openStore(parsed);
  try {
    const analyser = await openAnalyser(store, parsed);
    const embedder = await openEmbedder(store, parsed);
    const reranker = parsed.reranker && resolveReranker(parsed.reranker);
    const cache = new ProjectionCache(parsed.cacheBytes * (1 - recordShare));
    const records = new RecordCache(parsed.cacheBytes * recordShare);
    const vectors = embedder && openVectors(embedder, store, cache, parsed);
    if (parsed.index === false && !parsed.readOnly) await store.outbox.follow(undefined);
    const lexical = new LexicalIndex(store, cache);
    const { embedTimeoutMs } = parsed;
    const { background, onExtraction } = parsed.extraction;
    // also what is written while the embedder is away shall have its vector in the end
    const awaitVectors = (await store.getSetting(embedderSetting)) !== undefined;
    return new Memory(
      { store, cache, records, clock, analyser, lexical, vectors, embedder, reranker },
      {
        store,
        clock,
        analyser,
        nextId: identifiers,
        awaitVectors,
        embedTimeoutMs,
        redact: parsed.redact,
        lexical,
        vectors,
        embedder,
        follower: vectors instanceof FollowedIndex ? vectors : undefined,
        extraction: extractionSettings(parsed),
        queue: new KeyedQueue(),
      },
      { background: background && !parsed.readOnly, onExtraction },
    );
  } catch (error) {
    if (parsed.store === undefined) await store.close();
    throw error;
  }
}
