import type { StoredEvent } from "../model/event.ts";
import type { StoredRecord } from "../model/record.ts";

/** The records as they stood after the last of some events, given in the order of the log: the memory at an earlier time. */
export function recordsAt(events: readonly StoredEvent[]): StoredRecord[] {
  const records = new Map<string, StoredRecord>();
  for (const { after, targetId } of events) {
    if (after?.kind === "memory") records.set(targetId, after.record);
    else if (after === undefined) records.delete(targetId);
  }
  return [...records.values()];
}
