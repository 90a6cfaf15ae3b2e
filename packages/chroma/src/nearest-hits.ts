import type { ChromaCollectionLike, ChromaWhere } from "./chroma-client-like.ts";

/** A record near a vector. */
export interface NearRecord {
  id: string;
  /** The cosine of the angle between the vectors. */
  score: number;
}

// As many records are compared one by one at most.
const mostCompared = 1_000;

/**
 * The records nearest to a vector of length 1, nearest first. Chroma's graph can lose sight of records, all of a small scope even, when
 * many others lie close together; it then returns fewer than it was asked for. So whenever it does, the records that pass are listed,
 * and those that it missed are compared here.
 */
export async function nearestHits(
  collection: ChromaCollectionLike,
  vector: number[],
  where: ChromaWhere,
  limit: number,
): Promise<NearRecord[]> {
  const { ids, distances } = await collection.query({
    queryEmbeddings: [vector],
    nResults: limit,
    where,
    include: ["distances"],
  });
  const hits = (ids[0] ?? []).map((id, place) => ({
    id,
    score: cosineOf(1 - (distances[0]?.[place] ?? 1)),
  }));
  if (hits.length < limit) hits.push(...(await missedBy(collection, hits, vector, where)));
  return hits.sort((a, b) => b.score - a.score).slice(0, limit);
}

async function missedBy(
  collection: ChromaCollectionLike,
  hits: readonly NearRecord[],
  vector: readonly number[],
  where: ChromaWhere,
): Promise<NearRecord[]> {
  const known = new Set(hits.map(({ id }) => id));
  const all = await collection.get({ where, limit: hits.length + mostCompared, include: [] });
  const missed = all.ids.filter((id) => !known.has(id));
  if (missed.length === 0) return [];
  const { ids, embeddings } = await collection.get({ ids: missed, include: ["embeddings"] });
  return ids.map((id, place) => ({ id, score: cosine(vector, embeddings[place] ?? []) }));
}

// Both are of length 1, or of none.
function cosine(one: readonly number[], other: readonly number[]): number {
  return cosineOf(one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0));
}

function cosineOf(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
