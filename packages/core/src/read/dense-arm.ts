import type { StoredItem } from "../model/item.ts";
import { referenceOf } from "../model/item.ts";
import type { Scope } from "../model/scope.ts";
import type { ItemKind } from "../store/store.ts";
import type { VectorHit, VectorIndex, VectorQuery } from "../vector/vector-index.ts";
import type { Arm } from "./arm.ts";
import { collectVisible } from "./collect-visible.ts";
import type { Signals } from "./signals.ts";

/** What {@link denseArm} needs from outside. */
export interface DenseSources {
  index: VectorIndex;
  itemsById(ids: readonly string[]): Promise<Map<string, StoredItem>>;
  isVisible(item: StoredItem): boolean;
  /** Whether it refuses more than what is hidden anyway, so that it pays to look at more at first. */
  isStrict?: boolean | undefined;
  signalsOf(item: StoredItem): Signals;
}

/** The dense arm: the items whose vectors are nearest to the query's. */
export async function denseArm(
  kind: ItemKind,
  vector: Float32Array,
  query: Omit<VectorQuery, "kind" | "scope"> & { scopes: readonly Scope[] },
  sources: DenseSources,
): Promise<Arm> {
  const hits = await collectVisible(
    query.limit,
    (limit) => nearest(vector, { ...query, kind, limit }, sources.index),
    async (candidates) => {
      const items = await sources.itemsById(candidates.map((candidate) => candidate.id));
      return candidates.flatMap(({ id, score }) => {
        const item = items.get(id);
        if (item === undefined || !sources.isVisible(item)) return [];
        return [
          {
            reference: referenceOf(item),
            item,
            raw: score,
            coverage: 0,
            signals: sources.signalsOf(item),
          },
        ];
      });
    },
    query.limit * (sources.isStrict ? strictFactor : 1),
  );
  return { name: kind === "turn" ? "dense-turns" : "dense-memories", family: "dense", hits };
}

// Each look at more compares all vectors once more.
const strictFactor = 4;

// The best of several scopes are among the best of each.
async function nearest(
  vector: Float32Array,
  { scopes, ...query }: Omit<VectorQuery, "scope"> & { scopes: readonly Scope[] },
  index: VectorIndex,
): Promise<VectorHit[]> {
  const [only, ...further] = scopes as [Scope, ...Scope[]];
  if (further.length === 0) return index.query(vector, { ...query, scope: only });
  const hits = new Map<string, VectorHit>();
  for (const scope of scopes) {
    for (const hit of await index.query(vector, { ...query, scope })) hits.set(hit.id, hit);
  }
  return [...hits.values()].sort((a, b) => b.score - a.score).slice(0, query.limit);
}
