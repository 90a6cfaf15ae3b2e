import type { StoreContext } from "./store-context.ts";
import { trustedNote } from "./store-context.ts";

const itemsAtOnce = 256;

/** Destroys expired items with their history, a few hundred per transaction, and says how many. */
export async function sweepItems(context: StoreContext): Promise<number> {
  const { memory, table } = context;
  const now = memory.records.now();
  for (let swept = 0; ; ) {
    const keys = await table.expired(now, itemsAtOnce);
    const records = (await memory.store.recordsByKey(keys)).map(({ item }) => item);
    const ids = records.filter((record) => trustedNote(record, context)).map(({ id }) => id);
    if (ids.length > 0) await memory.records.erase(ids, { actor: "langgraph", reason: "expired" });
    swept += ids.length;
    if (keys.length < itemsAtOnce || ids.length === 0) return swept;
  }
}
