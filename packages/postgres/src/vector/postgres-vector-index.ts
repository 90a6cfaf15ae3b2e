import type { Scope, Store, VectorHit, VectorIndex, VectorItem, VectorQuery } from "@holdfast/core";
import type { PostgresAccess } from "../client/postgres-access.ts";
import type { Session } from "../client/session.ts";
import type { VectorSearchOptions } from "../postgres-store-options.ts";
import { type Condition, inScope } from "../store/scopes.ts";
import { HnswIndex } from "./hnsw-index.ts";
import { nearestApproximately, nearestExactly, type Search } from "./nearest.ts";

const defaultExactUpTo = 10_000;
const defaultEffort = 100;

/**
 * Searches the vectors of a Postgres store where they are. A scope of up to `exactUpTo` vectors is compared as a whole, so its hits are
 * exactly the nearest, however many other vectors there are; a larger one is searched through an HNSW index, which goes on
 * (`hnsw.iterative_scan`) until it has found enough in the scope. When it gives up before, the scope is compared as a whole after all.
 */
export class PostgresVectorIndex implements VectorIndex {
  private readonly store: Store;
  private readonly access: PostgresAccess;
  private readonly dimensions: number;
  private readonly exactUpTo: number;
  private readonly effort: number;
  private readonly hnsw: HnswIndex;

  constructor(
    store: Store,
    access: PostgresAccess,
    dimensions: number,
    options: VectorSearchOptions,
  ) {
    this.store = store;
    this.access = access;
    this.dimensions = dimensions;
    this.exactUpTo = options.exactUpTo ?? defaultExactUpTo;
    this.effort = options.effort ?? defaultEffort;
    this.hnsw = new HnswIndex(access, dimensions);
  }

  /** Stores the vectors of items that the store holds; those of unknown items are dropped. */
  upsert(items: readonly VectorItem[]): Promise<void> {
    return this.store.write({
      vectors: items.map(({ kind, id, vector }) => ({ kind, id, vector })),
    });
  }

  async query(vector: Float32Array, query: VectorQuery): Promise<VectorHit[]> {
    query.signal?.throwIfAborted();
    const { scope, kind, limit } = query;
    const search = await this.access.read(async (session): Promise<Search> => {
      const condition = await inScope(session, scope, "item_vector");
      const size = await countUpTo(session, condition, kind, this.exactUpTo + 1);
      return { condition, size, vector, kind, limit, dimensions: this.dimensions };
    });
    query.signal?.throwIfAborted();
    if (search.size === 0) return [];
    if (search.size > this.exactUpTo && (await this.hnsw.isReady())) {
      const hits = await nearestApproximately(this.access, search, this.effort);
      if (hits.length >= Math.min(limit, search.size)) return hits;
      query.signal?.throwIfAborted();
    }
    return this.access.read((session) => nearestExactly(session, search));
  }

  /** Does nothing: the store takes a vector out together with its item. */
  delete(): Promise<void> {
    return Promise.resolve();
  }

  async count(scope: Scope): Promise<number> {
    return (await this.store.counts(scope)).vectors;
  }

  /**
   * Builds the HNSW index, unless it is there, without keeping anybody from writing. Otherwise it is built in the background when a
   * search first meets a scope that needs it.
   */
  build(): Promise<void> {
    return this.hnsw.build();
  }
}

async function countUpTo(
  session: Session,
  { where, values }: Condition,
  kind: string,
  most: number,
): Promise<number> {
  const row = await session.get(
    `SELECT count(*) AS n FROM (SELECT 1 FROM holdfast.item_vector
       WHERE ${where} AND kind = $${values.length + 1} LIMIT $${values.length + 2}) AS counted`,
    ...values,
    kind,
    most,
  );
  return Number(row?.n);
}
