import type { Scope, VectorHit, VectorIndex, VectorItem, VectorQuery } from "@holdfast/core";
import { HoldfastError } from "@holdfast/core";
import type { MastraVector } from "@mastra/core/vector";

/** Where the vectors of a memory stand in a vector store of Mastra. */
export interface MastraVectorOptions {
  /** The length of the vectors. */
  dimensions: number;
  /** The name that its two indexes begin with: letters, digits and `_`, 40 at most. @default "holdfast" */
  name?: string | undefined;
}

type Kind = VectorItem["kind"];
const scopeFields = ["appId", "userId", "agentId", "runId"] as const;
/** Some stores (LibSQL, Postgres) leave out scores that are not above a bound of theirs, −1; others do not know the option. */
const belowAnyScore = { minScore: -2 };
/** Vectors of one upsert. Stores differ in how much they take at once; a hundred is fine for all that were tried. */
const batch = 100;

/**
 * Uses a vector store of Mastra (`@mastra/pg`, `@mastra/libsql`, `@mastra/chroma`, …) as a vector index of Holdfast. Turns and
 * records have an index each, made at the first use. The store is only asked for equal ids of the scope, which all stores can do;
 * what it returns is checked again, and asked for more when a store filtered less than it was told.
 *
 * @throws HoldfastError `invalid_options`
 */
export function fromMastraVector(
  // biome-ignore lint/suspicious/noExplicitAny: each store has a filter type of its own
  vector: MastraVector<any>,
  { dimensions, name = "holdfast" }: MastraVectorOptions,
): VectorIndex {
  if (!/^[A-Za-z_]\w{0,39}$/u.test(name) || !Number.isInteger(dimensions) || dimensions < 1) {
    throw new HoldfastError(
      "invalid_options",
      "fromMastraVector needs dimensions and a plain name.",
    );
  }
  const made = new Map<Kind, Promise<string>>();

  async function indexOf(kind: Kind): Promise<string> {
    const indexName = `${name}_${kind}`;
    let making = made.get(kind);
    if (making === undefined) {
      making = vector
        .createIndex({ indexName, dimension: dimensions + 2, metric: "cosine" })
        .then(() => indexName)
        .catch((error: unknown) => {
          made.delete(kind);
          throw error;
        });
      made.set(kind, making);
    }
    return making;
  }

  async function nearest(asked: readonly number[], query: Omit<VectorQuery, "filter">) {
    const { scope, kind, limit, signal } = query;
    const indexName = await indexOf(kind);
    const filter = Object.fromEntries(Object.entries(scope).filter(([, id]) => id !== undefined));
    for (let topK = limit; ; topK *= 4) {
      signal?.throwIfAborted();
      const results = await vector.query({
        ...{ indexName, queryVector: [...asked], topK, filter },
        ...belowAnyScore,
      });
      const inside = results.filter(({ metadata }) => isInside(metadata, scope));
      if (inside.length >= limit || results.length < topK) return inside.slice(0, limit);
    }
  }

  return {
    identity: () => Promise.resolve(`mastra:${vector.id ?? "vector"}:${name}`),

    async upsert(items) {
      const latest = new Map(items.map((item) => [`${item.kind} ${item.id}`, item]));
      for (const [kind, group] of Map.groupBy(latest.values(), (item) => item.kind)) {
        const indexName = await indexOf(kind);
        for (let from = 0; from < group.length; from += batch) {
          const some = group.slice(from, from + batch);
          await vector.upsert({
            indexName,
            ids: some.map(({ id }) => id),
            vectors: some.map((item) => unit(item.vector, [1, 0])),
            metadata: some.map(({ scope }) => ({ ...definedIds(scope) })),
          });
        }
      }
    },

    async query(asked, query): Promise<VectorHit[]> {
      query.signal?.throwIfAborted();
      const results = await nearest(unit(asked, [0, 1]), query);
      const hits = results.map(({ id, score }) => ({
        kind: query.kind,
        id,
        score: cosineOf(score),
      }));
      return hits.sort((a, b) => b.score - a.score);
    },

    async delete(items) {
      for (const [kind, group] of Map.groupBy(items, (item) => item.kind)) {
        const indexName = await indexOf(kind);
        await vector.deleteVectors({ indexName, ids: group.map(({ id }) => id) });
      }
    },

    // Stores only count whole indexes, so the vectors of the scope are fetched.
    async count(scope) {
      let count = 0;
      for (const kind of ["turn", "memory"] as const) {
        const stats = await vector.describeIndex({ indexName: await indexOf(kind) });
        if (stats.count === 0) continue;
        const anywhere = new Array<number>(dimensions + 2).fill(1);
        count += (await nearest(anywhere, { scope, kind, limit: stats.count })).length;
      }
      return count;
    },
  };
}

function definedIds(scope: Scope): Record<string, string> {
  const ids = scopeFields.map((field) => [field, scope[field]] as const);
  return Object.fromEntries(
    ids.filter((entry): entry is [(typeof entry)[0], string] => entry[1] !== undefined),
  );
}

function isInside(metadata: Record<string, unknown> | undefined, scope: Scope): boolean {
  return scopeFields.every(
    (field) => scope[field] === undefined || metadata?.[field] === scope[field],
  );
}

// Of length 1, so that no store has to multiply numbers that are too large or too small for it. A vector without a direction,
// of which stores make nothing, points where no other does, into a dimension more: one for items, one for queries.
function unit(vector: Float32Array, elsewhere: [number, number]): number[] {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return [...vector, ...elsewhere];
  const length = Math.hypot(...vector.map((value) => value / largest));
  return [...Array.from(vector, (value) => value / largest / length), 0, 0];
}
function cosineOf(score: number): number {
  return Math.max(-1, Math.min(1, score));
}
