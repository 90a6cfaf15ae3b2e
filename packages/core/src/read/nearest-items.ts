import type { PartitionView } from "../store/store.ts";
import type { SearchedIndex, VectorHit, VectorQuery } from "../vector/vector-index.ts";
import type { Visibility } from "./visibility.ts";
import { visibleScopes } from "./visibility.ts";

/** Where and for how many items to look. */
export interface NearestRequest extends Pick<VectorQuery, "kind" | "limit" | "signal"> {
  visibility: Visibility;
  views: readonly PartitionView[];
}

/** The items of all scopes that a search may see whose vectors are nearest, nearest first. */
export async function nearestItems(
  vector: Float32Array,
  { visibility, views, kind, limit, signal }: NearestRequest,
  index: SearchedIndex,
): Promise<VectorHit[]> {
  if (index.queryPartitions !== undefined)
    return index.queryPartitions(vector, { views, kind, limit, signal });
  const query = { kind, limit, signal, filter: visibility.where };
  const scopes = visibleScopes(visibility);
  if (scopes.length === 1) return index.query(vector, { ...query, scope: visibility.scope });
  // the best of several scopes are among the best of each
  const hits = new Map<string, VectorHit>();
  for (const scope of scopes) {
    for (const hit of await index.query(vector, { ...query, scope })) hits.set(hit.id, hit);
  }
  return [...hits.values()].sort((a, b) => b.score - a.score).slice(0, limit);
}
