import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { HoldfastError } from "./errors.ts";
import { encodeItem } from "./lexical/encode-item.ts";
import type { Progress } from "./options/memory-options.ts";
import type { Embedder } from "./provider/embedder.ts";
import {
  embedderFingerprint,
  embedderSetting,
  fingerprintDimensions,
} from "./provider/embedder-fingerprint.ts";
import { type EmbedderLike, resolveEmbedder } from "./provider/resolve-embedder.ts";
import type { ProjectionCache } from "./store/projection-cache.ts";
import { SqliteStore } from "./store/sqlite/sqlite-store.ts";
import type { Store } from "./store/store.ts";
import type { TextAnalyser } from "./text/text-analyser.ts";
import { createTextAnalyser } from "./text/text-analyser.ts";
import { ExactVectorIndex } from "./vector/exact-vector-index.ts";
import { FollowedIndex } from "./vector/followed-index.ts";
import type { VectorIndex, VectorIndexSource } from "./vector/vector-index.ts";

/** Where a memory lies when no path is given. */
const defaultPath = ".holdfast/memory.db";

/** How the default store is opened. */
export interface OpenStoreOptions {
  path?: string | undefined;
  readOnly: boolean;
  maxBytes?: number | undefined;
  lockTimeoutMs: number;
}

/** Opens the SQLite file; only the folder of the default path is made. */
export function openStore({ path = defaultPath, ...options }: OpenStoreOptions): Store {
  if (path === defaultPath && !options.readOnly) {
    try {
      mkdirSync(dirname(path), { recursive: true });
    } catch (error) {
      throw new HoldfastError("store_unavailable", `The folder ${dirname(path)} cannot be made.`, {
        cause: error,
      });
    }
  }
  return SqliteStore.open({ path, ...options });
}

/**
 * The analyser that a store's index was built with. When another language is asked for, or the rules have changed since, the
 * index is built again first.
 */
export async function openAnalyser(
  store: Store,
  options: {
    language?: string | undefined;
    readOnly: boolean;
    onProgress?: ((progress: Progress) => void) | undefined;
  },
): Promise<TextAnalyser> {
  const stored = await store.getSetting("analyser");
  const language = options.language ?? stored?.split(":")[1];
  const analyser = createTextAnalyser(language === undefined ? {} : { language });
  if (stored === analyser.id) return analyser;
  if (options.readOnly) {
    throw new HoldfastError(
      "store_read_only",
      `${store.location} was indexed by other rules (${stored ?? "none"}).`,
      {
        hint: "Open it once without readOnly, so that its index can be built again.",
      },
    );
  }
  if (stored !== undefined) await rebuildWords(store, analyser, options.onProgress);
  await store.setSetting("analyser", analyser.id);
  return analyser;
}

/** Builds the index of words again from the stored texts. */
export function rebuildWords(
  store: Store,
  analyser: TextAnalyser,
  onProgress: ((progress: Progress) => void) | undefined,
): Promise<void> {
  return store.rebuildLexical(
    (item) => encodeItem(item, analyser),
    (done, total) => onProgress?.({ stage: "words", done, total }),
  );
}

/**
 * The embedder that a caller brings, after making sure that the store's vectors are of this one. Vectors of different models
 * cannot be compared, so another one is refused, unless the caller asks for new vectors.
 *
 * @throws HoldfastError `embedder_mismatch`; `invalid_options` or `embedder_failed` when it cannot be used
 */
export async function openEmbedder(
  store: Store,
  options: {
    embedder?: EmbedderLike | undefined;
    onEmbedderChange: "refuse" | "reindex";
    readOnly: boolean;
  },
): Promise<Embedder | undefined> {
  if (options.embedder === undefined) return undefined;
  const stored = await store.getSetting(embedderSetting);
  const embedder = await resolveEmbedder(options.embedder, {
    dimensions: (id) => fingerprintDimensions(stored, id),
  });
  const wanted = embedderFingerprint(embedder);
  if (stored === wanted) return embedder;
  if (options.readOnly || (stored !== undefined && options.onEmbedderChange === "refuse")) {
    throw new HoldfastError(
      "embedder_mismatch",
      `${store.location} has vectors of ${stored ?? "no embedder"}, not of ${wanted}.`,
    );
  }
  await store.resetVectors({ await: true });
  await store.setSetting(embedderSetting, wanted);
  return embedder;
}

/** Where vectors are searched: in an index that the caller brings, in the store itself, or by comparing all. */
export function openVectors(
  embedder: Embedder,
  store: Store,
  cache: ProjectionCache,
  options: {
    index?: VectorIndexSource | false | undefined;
    indexTimeoutMs: number;
    readOnly: boolean;
  },
): VectorIndex {
  const { index, indexTimeoutMs: timeoutMs, readOnly } = options;
  const { dimensions } = embedder;
  if (index) {
    const context = { embedder: embedderFingerprint(embedder), dimensions };
    return new FollowedIndex({ store, source: index, context, readOnly, timeoutMs });
  }
  return store.vectorIndex?.(dimensions) ?? new ExactVectorIndex(store, cache, dimensions);
}
