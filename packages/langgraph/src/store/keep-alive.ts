import { HoldfastError, type RecordEdit } from "@holdfast/core";
import type { ReadItem } from "./item.ts";
import type { StoreContext } from "./store-context.ts";

const minute = 60_000;
/** The share of its time after which a read is worth a write. */
const share = 0.1;

/** Lets items that were read live as long again. What somebody else changes at the moment is left to the next read. */
export async function keepAlive(
  read: readonly ReadItem[],
  now: number,
  context: StoreContext,
): Promise<void> {
  if (!context.refreshOnRead) return;
  const edits = new Map<string, RecordEdit>();
  for (const { record, note } of read) {
    if (note?.ttl === undefined || record.expiresAt === undefined) continue;
    const whole = note.ttl * minute;
    if (record.expiresAt - now > whole * (1 - share)) continue;
    edits.set(record.id, {
      before: record,
      after: {
        ...record,
        expiresAt: now + whole,
      },
      searchable: note.hidden !== true,
    });
  }
  if (edits.size === 0) return;
  try {
    const why = { actor: "langgraph", reason: "kept alive by a read" };
    await context.memory.records.edit([...edits.values()], why);
  } catch (error) {
    if (!HoldfastError.isInstance(error) || error.code !== "write_conflict") throw error;
  }
}
