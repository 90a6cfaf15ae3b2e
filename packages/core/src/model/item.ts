import type { MemoryRecord, StoredRecord } from "./record.ts";
import { presentRecord } from "./record.ts";
import type { Scope } from "./scope.ts";
import type { StoredTurn, Turn } from "./turn.ts";
import { presentTurn } from "./turn.ts";

/** A turn or a record inside Holdfast, where both are handled alike. */
export type StoredItem =
  | { kind: "turn"; value: StoredTurn }
  | { kind: "memory"; value: StoredRecord };

/** A name for an item that is unique over both kinds. */
export type ItemReference = `turn/${string}` | `memory/${string}`;

/** The name of an item. */
export function referenceOf(item: StoredItem): ItemReference {
  return `${item.kind}/${item.value.id}`;
}

/** When a turn was said or a record became true, in milliseconds since 1970. */
export function timeOf(item: StoredItem): number {
  return item.kind === "turn" ? item.value.at : item.value.validFrom;
}

/** Who speaks in a turn, or whom a record is about, when known. */
export function speakerOf(item: StoredItem): string | undefined {
  return item.kind === "turn" ? item.value.name : item.value.subject;
}

/** The conversation that an item belongs to, as a string to compare. */
export function runOf(item: StoredItem): string {
  const { userId, agentId, runId, appId }: Scope = item.value.scope;
  return JSON.stringify([userId, agentId, runId, appId]);
}

/** The form in which an item leaves Holdfast. */
export function presentItem(item: StoredItem): Turn | MemoryRecord {
  return item.kind === "turn" ? presentTurn(item.value) : presentRecord(item.value);
}
