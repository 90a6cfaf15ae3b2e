import { setTimeout as sleep } from "node:timers/promises";
import { HoldfastError } from "../errors.ts";
import type { StoredItem } from "../model/item.ts";
import type { IndexChange } from "../store/index-outbox.ts";
import type { Store } from "../store/store.ts";
import { vectorFields } from "./vector-fields.ts";
import type { VectorIndex, VectorItem } from "./vector-index.ts";

/** What is to be brought up to date, and with what. */
export interface FeedRequest {
  store: Store;
  index: Pick<VectorIndex, "upsert" | "delete">;
  /** The index's identity; another one in the store ends the feeding. */
  identity: string;
  /** Told after each few hundred items. */
  onProgress?: ((done: number, total: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Items that are passed on at once. */
const itemsAtOnce = 256;
/** The longest first wait for another feeder, in milliseconds. It doubles, up to a second. */
const firstPauseMs = 16;

/**
 * Brings an index up to what the store holds: passes on the items that wait in its outbox until none is left.
 *
 * @returns how many items were passed on
 * @throws HoldfastError `index_failed` when the store follows another index by now; `store_*`; whatever the index throws; the
 * signal's reason
 */
export async function feedIndex(request: FeedRequest): Promise<number> {
  const { store, index, identity, signal, onProgress } = request;
  const total = onProgress === undefined ? 0 : (await store.counts()).pendingIndex;
  let before = new Set<string>();
  let longestPauseMs = firstPauseMs;
  for (let done = 0; ; ) {
    signal?.throwIfAborted();
    const changes = await store.outbox.pending(itemsAtOnce);
    if (changes.length === 0) return done;
    const names = new Set(changes.map(({ kind, id }) => `${kind}/${id}`));
    if ([...names].some((name) => before.has(name))) {
      // Another feeder passes on the same items, and each lets those of the other wait anew: in step they would never end.
      await sleep(Math.random() * longestPauseMs, undefined, { signal });
      longestPauseMs = Math.min(longestPauseMs * 2, 1_000);
      before = new Set();
      continue;
    }
    before = names;
    const followed = await store.outbox.followed();
    if (followed !== identity) throw followsAnother(store, followed, identity);
    const items = await itemsOf(changes, store);
    const held = new Set(items.map(({ kind, id }) => `${kind}/${id}`));
    const gone = changes.filter(({ kind, id }) => !held.has(`${kind}/${id}`));
    if (items.length > 0) await index.upsert(items);
    if (gone.length > 0) await index.delete(gone.map(({ kind, id }) => ({ kind, id })));
    await store.outbox.settle(changes);
    done += changes.length;
    onProgress?.(done, Math.max(done, total));
  }
}

/** The error of a process whose index a store does not follow any more. */
export function followsAnother(
  store: Store,
  followed: string | undefined,
  identity: string,
): HoldfastError {
  return new HoldfastError(
    "index_failed",
    `${store.location} now keeps the vector index ${followed ?? "of its own"} up to date, not ${identity}.`,
    { hint: "Give all processes that share a memory the same index." },
  );
}

async function itemsOf(changes: readonly IndexChange[], store: Store): Promise<VectorItem[]> {
  const ids = (kind: IndexChange["kind"]) =>
    changes.filter((change) => change.kind === kind && change.vector).map(({ id }) => id);
  const [turns, records] = await Promise.all([
    store.turnsById(ids("turn")),
    store.recordsById(ids("memory")),
  ]);
  const items = new Map<string, StoredItem>([
    ...turns.map((value): [string, StoredItem] => [value.id, { kind: "turn", value }]),
    ...records.map((value): [string, StoredItem] => [value.id, { kind: "memory", value }]),
  ]);
  return changes.flatMap(({ kind, id, vector }) => {
    const item = items.get(id);
    if (item === undefined || vector === undefined) return [];
    return [{ kind, id, scope: item.value.scope, vector, fields: vectorFields(item) }];
  });
}
