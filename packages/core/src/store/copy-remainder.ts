import type { Store, StoredEntry } from "./store.ts";

/** Those of some entries that a store does not hold yet: the last step of a copy that was broken off may have been written. */
export async function withoutCopied(
  target: Store,
  entries: readonly StoredEntry[],
): Promise<StoredEntry[]> {
  const [first] = entries;
  if (first === undefined || !(await holds(target, first))) return [...entries];
  const missing: StoredEntry[] = [];
  for (const entry of entries) if (!(await holds(target, entry))) missing.push(entry);
  return missing;
}

async function holds(target: Store, entry: StoredEntry): Promise<boolean> {
  switch (entry.kind) {
    case "turn":
      return (await target.turnsById([entry.turn.id])).length > 0;
    case "memory":
      return (await target.recordsById([entry.record.id])).length > 0;
    case "event":
      return (await target.eventById(entry.event.id)) !== undefined;
  }
}
