import type { Scope } from "../model/scope.ts";
import type { KnownVectors } from "../store/known-projections.ts";
import type { ProjectionCache } from "../store/projection-cache.ts";
import type { ItemKind, PartitionView, Store, VectorRead } from "../store/store.ts";
import { NearestRows } from "./nearest-rows.ts";
import { Pace } from "./pace.ts";
import { VectorColumns } from "./vector-columns.ts";
import type {
  PartitionQuery,
  SearchedIndex,
  VectorHit,
  VectorItem,
  VectorQuery,
} from "./vector-index.ts";

interface Entry {
  readonly columns: VectorColumns;
  generation: number;
  sequence: number;
  readonly bytes: number;
}

/**
 * The default vector index: compares the query with every vector of the scope, so its hits are exactly the nearest ones,
 * whatever the scope or filter. Reads the store's own vectors, and so sees what other processes have written.
 */
export class ExactVectorIndex implements SearchedIndex {
  private readonly store: Store;
  private readonly cache: ProjectionCache;
  private readonly dimensions: number;

  constructor(store: Store, cache: ProjectionCache, dimensions: number) {
    this.store = store;
    this.cache = cache;
    this.dimensions = dimensions;
  }

  /** Stores the vectors of items that the store holds; those of unknown items are dropped. */
  upsert(items: readonly VectorItem[]): Promise<void> {
    return this.store.write({
      vectors: items.map(({ kind, id, vector }) => ({ kind, id, vector })),
    });
  }

  async query(vector: Float32Array, { scope, ...query }: VectorQuery): Promise<VectorHit[]> {
    return this.queryPartitions(vector, { ...query, views: await this.store.partitions(scope) });
  }

  async queryPartitions(vector: Float32Array, query: PartitionQuery): Promise<VectorHit[]> {
    const { views, kind, limit, signal } = query;
    if (limit <= 0) return [];
    const pace = new Pace();
    const nearest = new NearestRows(vector, limit, { pace, signal });
    for (const view of views) {
      const columns = await this.columns(view, kind, pace);
      await nearest.add({ ...view, columns });
    }
    const rows = await nearest.finish();
    return rows.map(({ id, cosine, place }) => ({ kind, id, score: cosine, place }));
  }

  /** Does nothing: the store takes a vector out together with its item. */
  delete(): Promise<void> {
    return Promise.resolve();
  }

  async count(scope: Scope): Promise<number> {
    return (await this.store.counts(scope)).vectors;
  }

  private async columns(
    { partition, versions }: PartitionView,
    kind: ItemKind,
    pace: Pace,
  ): Promise<VectorColumns> {
    const name = `vector/${kind}/${partition}`;
    const found = versions?.[kind].vectors;
    // what was read so far, should the cache have no room for it
    let own: Entry | undefined;
    for (let begun = 0; ; ) {
      const known = this.cache.get<Entry>(name) ?? own;
      if (known && found && isCurrent(known, found)) return known.columns;
      const position = known && { generation: known.generation, sequence: known.sequence };
      const limit = begun <= mostBeginnings ? rowsAtOnce : undefined;
      const read = await this.store.readVectors(partition, kind, position, limit);
      // another search may have brought the entry forward in the meantime: then look again
      const cached = this.cache.get<Entry>(name);
      if (cached !== undefined && cached !== known) continue;
      if (known && position && !isCurrent(known, position)) continue;
      if (read === undefined) return (known as Entry).columns;
      if (read.complete) begun++;
      own = read.complete || known === undefined ? emptyEntry(this.dimensions) : known;
      append(own, read);
      this.cache.set(name, own);
      if (limit === undefined || read.rows.length < limit) return own.columns;
      if (pace.isDue) await pace.breathe();
    }
  }
}

/** So many rows are read in some 2 ms, so that other work is not kept waiting. */
const rowsAtOnce = 256;

/** When so often something was deleted while a partition was read bit by bit, the rest is read at once. */
const mostBeginnings = 3;

function isCurrent(known: KnownVectors, { generation, sequence }: KnownVectors): boolean {
  return known.generation === generation && known.sequence === sequence;
}

function emptyEntry(dimensions: number): Entry {
  const columns = new VectorColumns(dimensions);
  return {
    columns,
    generation: 0,
    sequence: 0,
    get bytes() {
      return columns.bytes;
    },
  };
}

function append(entry: Entry, read: VectorRead): void {
  for (const row of read.rows) entry.columns.push(row);
  entry.generation = read.generation;
  entry.sequence = read.sequence;
}
