import { HoldfastError } from "../errors.ts";
import type { Store } from "../store/store.ts";
import { followsAnother } from "./feed-index.ts";
import type { VectorIndex, VectorIndexContext, VectorIndexSource } from "./vector-index.ts";

/** An index that is ready, under the name by which the store follows it. */
export interface OpenIndex {
  index: VectorIndex;
  identity: string;
}

/** The name of an index that does not say its own. */
const unnamed = "index";

/**
 * Opens an index for a store. One that the store did not follow before, or that has lost what it had, is to be filled: everything
 * waits in the outbox then.
 *
 * @param known the identity under which this process had it followed before: when the store follows another one since, some other
 * process has another index, and the two must not take turns
 * @throws HoldfastError `index_failed` when the store follows another index; `store_*`; whatever the index throws
 */
export async function openIndex(
  source: VectorIndexSource,
  context: Omit<VectorIndexContext, "previous">,
  { store, readOnly, known }: { store: Store; readOnly: boolean; known?: string | undefined },
): Promise<OpenIndex> {
  const previous = await store.outbox.followed();
  const index = typeof source === "function" ? await source({ ...context, previous }) : source;
  const identity = (await index.identity?.()) ?? unnamed;
  const taken = previous !== identity && (readOnly || known === identity);
  if (taken) throw followsAnother(store, previous, identity);
  if (readOnly) return { index, identity };
  if (previous !== identity) {
    await store.outbox.follow(identity);
  } else if (await hasLost(index, store)) {
    await store.outbox.refill();
  }
  return { index, identity };
}

/** Items that are looked at for one with a vector. */
const looked = 32;
/** A score under which a hit is not the item itself, however coarsely an index may keep its vectors. */
const surelyOther = 0.9;

// Not every index can say that it was emptied. An item is asked for by its own vector: there is none nearer.
async function hasLost(index: VectorIndex, store: Store): Promise<boolean> {
  if ((await store.counts()).pendingIndex > 0) return false;
  const { items } = await store.readAll({ limit: looked });
  for (const entry of items) {
    if (entry.kind === "event" || entry.vector === undefined) continue;
    const { vector, kind } = entry;
    if (vector.every((value) => value === 0)) continue;
    const { scope } = kind === "turn" ? entry.turn : entry.record;
    const [best] = await index.query(vector, { scope, kind, limit: 1 });
    return best === undefined || best.score < surelyOther;
  }
  return false;
}

/** An error of an index, as it is told. */
export function indexFailure(error: unknown, identity: string | undefined): HoldfastError {
  if (HoldfastError.isInstance(error)) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new HoldfastError(
    "index_failed",
    `The vector index${identity === undefined ? "" : ` ${identity}`} failed: ${detail}`,
    { cause: error },
  );
}
