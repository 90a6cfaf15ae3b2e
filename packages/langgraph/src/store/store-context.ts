import type { Memory, StoredRecord } from "@holdfast/core";
import { type ItemNote, noteOf } from "./item.ts";
import { itemId } from "./item-id.ts";
import type { ItemTable } from "./item-table.ts";
import { isUnder, pathOf } from "./namespace.ts";
import type { Policy } from "./policies.ts";
import { isSameScope, type NamespaceTemplates } from "./templates.ts";

/** What the operations of a store stand on. */
export interface StoreContext {
  memory: Memory;
  table: ItemTable;
  templates: NamespaceTemplates;
  policyOf: (namespace: readonly string[]) => Policy;
  /** Whether records made elsewhere are read as items. */
  facts: boolean;
  refreshOnRead: boolean;
  deadlineMs: number;
}

/** The id of the record that keeps an item. */
export function idOf(namespace: readonly string[], key: string, { table }: StoreContext): string {
  return itemId(table.salt, pathOf(namespace), key);
}

/** Whether a record is there to be read. */
export function isLive({ status, expiresAt }: StoredRecord, now: number): boolean {
  return status === "active" && (expiresAt === undefined || expiresAt > now);
}

/**
 * The note of a record that keeps an item which this store put there: metadata that an application made up does not place a
 * record in a namespace of another scope.
 */
export function trustedNote(record: StoredRecord, context: StoreContext): ItemNote | undefined {
  const note = noteOf(record);
  if (note === undefined) return undefined;
  const { labels, scope } = context.templates.placeOf(note.namespace);
  const known =
    (scope !== undefined && isSameScope(scope, record.scope)) ||
    record.id === idOf(labels, note.key, context) ||
    (record.id === note.key && context.templates.liesUnder(record.scope, labels));
  return known ? note : undefined;
}

/** The namespace in which a record made elsewhere is read, if it is read at all. */
export function namespaceOfFact(
  record: StoredRecord,
  prefix: readonly string[],
  { facts, templates }: StoreContext,
): string[] | undefined {
  if (!facts || noteOf(record) !== undefined) return undefined;
  const namespace = templates.namespaceOf(record.scope);
  if (namespace === undefined || namespace.length < prefix.length) return undefined;
  return isUnder(namespace, prefix) ? namespace : undefined;
}
