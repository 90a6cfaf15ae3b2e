import { setImmediate as breathe } from "node:timers/promises";
import { topPositions } from "../lexical/top-positions.ts";
import type { Scope } from "../model/scope.ts";
import type { ProjectionCache } from "../store/projection-cache.ts";
import type { ItemKind, Store, VectorRead } from "../store/store.ts";
import { VectorColumns } from "./vector-columns.ts";
import type { VectorHit, VectorIndex, VectorItem, VectorQuery } from "./vector-index.ts";

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
export class ExactVectorIndex implements VectorIndex {
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

  async query(vector: Float32Array, query: VectorQuery): Promise<VectorHit[]> {
    const hits: VectorHit[] = [];
    for (const [index, view] of (await this.store.partitions(query.scope)).entries()) {
      if (index > 0) await breathe();
      const { partition, scopeKeys } = view;
      query.signal?.throwIfAborted();
      const columns = await this.columns(partition, query.kind);
      const cosines = await columns.cosines(vector);
      if (scopeKeys !== undefined) {
        for (let position = 0; position < cosines.length; position++) {
          if (!scopeKeys.has(columns.scopeKeys[position] as number))
            cosines[position] = Number.NEGATIVE_INFINITY;
        }
      }
      for (const position of topPositions(cosines, query.limit, Number.NEGATIVE_INFINITY)) {
        hits.push({
          kind: query.kind,
          id: columns.ids[position] as string,
          score: cosines[position] as number,
        });
      }
    }
    return hits.sort((a, b) => b.score - a.score).slice(0, query.limit);
  }

  /** Does nothing: the store takes a vector out together with its item. */
  delete(): Promise<void> {
    return Promise.resolve();
  }

  async count(scope: Scope): Promise<number> {
    return (await this.store.counts(scope)).vectors;
  }

  private async columns(partition: number, kind: ItemKind): Promise<VectorColumns> {
    const name = `vector/${kind}/${partition}`;
    for (;;) {
      const known = this.cache.get<Entry>(name);
      const position = known && { generation: known.generation, sequence: known.sequence };
      const read = await this.store.readVectors(partition, kind, position);
      const current = this.cache.get<Entry>(name);
      if (current !== known || (current && position && current.sequence !== position.sequence))
        continue;
      if (read === undefined) return (known as Entry).columns;
      const entry = read.complete || known === undefined ? emptyEntry(this.dimensions) : known;
      append(entry, read);
      this.cache.set(name, entry);
      return entry.columns;
    }
  }
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
  for (const row of read.rows) entry.columns.push(row.id, row.scopeKey, row.vector);
  entry.generation = read.generation;
  entry.sequence = read.sequence;
}
