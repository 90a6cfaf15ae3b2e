import type { VectorHit, VectorIndex, VectorIndexContext, VectorItem } from "@holdfast/core";
import { HoldfastError } from "@holdfast/core";
import { ChromaCollection } from "./chroma-collection.ts";
import { collectionName, collectionOf } from "./collection-name.ts";
import { nearestHits } from "./nearest-hits.ts";
import { type ChromaServer, type ChromaServerOptions, openClient } from "./open-client.ts";
import { putItems } from "./put-items.ts";
import { unitVector } from "./unit-vector.ts";
import { whereOf } from "./where-of.ts";

/** Where the vectors of a memory stand in Chroma. */
export interface ChromaIndexOptions extends ChromaServerOptions {
  /**
   * What the collection's name begins with; one name for each memory. The collection of an embedder that the memory no longer uses
   * is deleted.
   *
   * @default "holdfast"
   */
  collection?: string | undefined;
  /**
   * Whether roles, times and metadata are kept in Chroma too, so that filters are applied there. If not, only kind and scope are, and
   * filters are applied to what comes back. For servers that were not tried, such as Chroma Cloud.
   *
   * @default true
   */
  filters?: boolean | undefined;
  /**
   * Settings of the collection's HNSW index, for a new collection.
   *
   * @default { ef_search: 400, ef_construction: 200, max_neighbors: 32 }, with which all of the nearest were found among 10,000
   */
  hnsw?:
    | {
        ef_search?: number;
        ef_construction?: number;
        max_neighbors?: number;
        sync_threshold?: number;
      }
    | undefined;
  /** How long one request may take, in milliseconds. @default 30000 */
  timeoutMs?: number | undefined;
}

const defaultHnsw = { ef_search: 400, ef_construction: 200, max_neighbors: 32 };

/**
 * The vectors of a memory in a Chroma server: the `index` option of `createMemory`. Nothing is asked of the server before it is
 * needed. The memory keeps the text and the vectors; the collection can be lost and is filled again.
 *
 * @throws HoldfastError `invalid_options`; from the index: `index_failed` while the server does not answer
 * @example
 * ```ts
 * const memory = await createMemory({ embedder, index: chromaIndex({ url: "http://127.0.0.1:8000" }) });
 * ```
 */
export function chromaIndex(
  options: ChromaIndexOptions = {},
): (context: VectorIndexContext) => VectorIndex {
  const { collection: base = "holdfast", filters = true, timeoutMs = 30_000, hnsw } = options;
  if (!(Number.isFinite(timeoutMs) && timeoutMs >= 1))
    throw new HoldfastError("invalid_options", "timeoutMs is no number of milliseconds.");
  collectionName(base, ""); // refuses a bad name before there is an embedder
  const server = openClient(options);
  const configuration = { hnsw: { space: "cosine", ...defaultHnsw, ...hnsw } };
  return ({ embedder, previous }) => {
    const name = collectionName(base, filters ? embedder : `${embedder} without filters`);
    const collection = new ChromaCollection(server, { name, configuration, timeoutMs });
    return indexOn(collection, { name, base, filters, server, previous });
  };
}

interface IndexSettings {
  name: string;
  base: string;
  filters: boolean;
  server: ChromaServer;
  previous: string | undefined;
}

const recordsOfPage = 5_000;

function indexOn(collection: ChromaCollection, settings: IndexSettings): VectorIndex {
  const { name, base, filters, server, previous } = settings;
  let outdated = collectionOf(previous, base);
  return {
    async identity() {
      const id = await collection.identify();
      if (outdated !== undefined && outdated.name !== name) {
        const { name: old, id: oldId } = outdated;
        await collection.asking(() => dropCollection(server, old, oldId));
      }
      outdated = undefined;
      return `chroma:${name}:${id}`;
    },

    async upsert(items) {
      // of two states of one item the last counts
      const last = [...new Map(items.map((item) => [recordId(item), item])).values()];
      if (last.length > 0) {
        const records = last.map((item) => ({ id: recordId(item), item: without(item, filters) }));
        await collection.put((target, client) => putItems(target, client, records));
      }
    },

    async query(vector, { scope, kind, limit, filter, signal }): Promise<VectorHit[]> {
      signal?.throwIfAborted();
      const where = whereOf(kind, scope, filters ? filter : undefined);
      if (where === "nothing" || limit < 1) return [];
      const asked = unitVector(vector);
      const near = await collection.ask(
        (target) => nearestHits(target, asked, where, limit),
        signal,
      );
      return near.map(({ id, score }) => ({ kind, id: id.slice(kind.length + 1), score }));
    },

    async delete(items) {
      const ids = [...new Set(items.map(recordId))];
      if (ids.length === 0) return;
      await collection.put(async (target, client) => {
        const most = await client.getMaxBatchSize();
        const size = most > 0 ? most : ids.length;
        for (let from = 0; from < ids.length; from += size)
          await target.delete({ ids: ids.slice(from, from + size) });
      });
    },

    async count(scope) {
      const where = whereOf(undefined, scope);
      if (where === "nothing") return 0;
      for (let count = 0; ; ) {
        const page = { where, limit: recordsOfPage, offset: count };
        const { ids } = await collection.ask((target) => target.get({ ...page, include: [] }));
        count += ids.length;
        if (ids.length < recordsOfPage) return count;
      }
    },
  };
}

function recordId({ kind, id }: Pick<VectorItem, "kind" | "id">): string {
  return `${kind}/${id}`;
}

function without(item: VectorItem, filters: boolean): VectorItem {
  return filters ? item : { ...item, fields: undefined };
}

// Only if it is still the one that was followed.
async function dropCollection(server: ChromaServer, name: string, id: string): Promise<void> {
  const client = await server.client();
  try {
    const found = await client.getCollection({ name });
    if (found.id === id) await client.deleteCollection({ name });
  } catch (error) {
    if (!(error instanceof Error && error.name === "ChromaNotFoundError")) throw error;
  }
}
