import type { StoredItem } from "../model/item.ts";
import { referenceOf } from "../model/item.ts";
import type { ItemKind } from "../store/store.ts";
import type { VectorHit } from "../vector/vector-index.ts";
import type { Arm } from "./arm.ts";
import { collectVisible } from "./collect-visible.ts";
import type { Signals } from "./signals.ts";

/** What {@link denseArm} needs from outside. */
export interface DenseSources {
  /** The items whose vectors are nearest, as many as asked for, nearest first. */
  nearest(limit: number): Promise<VectorHit[]>;
  /** For each hit its item; undefined when it is gone or must not be seen. */
  itemsOf(hits: readonly VectorHit[]): Promise<(StoredItem | undefined)[]>;
  /** Whether more is refused than what is hidden anyway, so that it pays to look at more at first. */
  isStrict?: boolean | undefined;
  signalsOf(item: StoredItem, hit: VectorHit): Signals;
}

// Each look at more compares all vectors once more.
const strictFactor = 4;

/** The dense arm: the items whose vectors are nearest to the query's. */
export async function denseArm(
  kind: ItemKind,
  limit: number,
  { nearest, itemsOf, isStrict, signalsOf }: DenseSources,
): Promise<Arm> {
  const hits = await collectVisible(
    limit,
    nearest,
    async (candidates) => {
      const items = await itemsOf(candidates);
      return candidates.flatMap((hit, index) => {
        const item = items[index];
        if (item === undefined) return [];
        const signals = signalsOf(item, hit);
        return [{ reference: referenceOf(item), item, raw: hit.score, coverage: 0, signals }];
      });
    },
    limit * (isStrict ? strictFactor : 1),
  );
  return { name: kind === "turn" ? "dense-turns" : "dense-memories", family: "dense", hits };
}
