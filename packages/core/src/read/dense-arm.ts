import type { StoredItem } from "../model/item.ts";
import { referenceOf } from "../model/item.ts";
import type { ItemKind } from "../store/store.ts";
import type { VectorIndex, VectorQuery } from "../vector/vector-index.ts";
import type { Arm } from "./arm.ts";
import { collectVisible } from "./collect-visible.ts";
import type { Signals } from "./signals.ts";

/** What {@link denseArm} needs from outside. */
export interface DenseSources {
  index: VectorIndex;
  itemsById(ids: readonly string[]): Promise<Map<string, StoredItem>>;
  isVisible(item: StoredItem): boolean;
  signalsOf(item: StoredItem): Signals;
}

/** The dense arm: the items whose vectors are nearest to the query's. */
export async function denseArm(
  kind: ItemKind,
  vector: Float32Array,
  query: Omit<VectorQuery, "kind">,
  sources: DenseSources,
): Promise<Arm> {
  const hits = await collectVisible(
    query.limit,
    (limit) => sources.index.query(vector, { ...query, kind, limit }),
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
  );
  return { name: kind === "turn" ? "dense-turns" : "dense-memories", family: "dense", hits };
}
