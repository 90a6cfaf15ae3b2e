import { setImmediate as breathe } from "node:timers/promises";
import type { LexicalDocument } from "../../lexical/lexical-document.ts";
import type { StoredItem } from "../../model/item.ts";
import type { ItemKind } from "../store.ts";
import { appendDocument, clearDocuments, notBuilt } from "./lexical-rows.ts";
import { type ItemRow, placeOfRow, recordOfRow, selectItems, turnOfRow } from "./rows.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

const itemsAtOnce = 500;
const tables = [
  ["turn", "turn"],
  ["record", "memory"],
] as const;

/**
 * Builds the lexical projection of every searchable item again, a few hundred items per transaction, in the order in which
 * they were recorded. What still has to be built is marked in the rows themselves, so that items written meanwhile are
 * neither missed nor doubled; an interrupted rebuild is simply started again.
 */
export async function rebuildDocuments(
  database: SqliteDatabase,
  change: <T>(work: () => T) => Promise<T>,
  documentOf: (item: StoredItem) => LexicalDocument,
  progress?: (done: number, total: number) => void,
): Promise<void> {
  const total = await change(() => {
    clearDocuments(database);
    return tables.reduce((sum, [table]) => sum + markAll(database, table), 0);
  });
  let done = 0;
  progress?.(done, total);
  for (const [table, kind] of tables) {
    for (let last = 0; ; ) {
      const rows = await change(() => buildSome(database, table, kind, last, documentOf));
      if (rows.length === 0) break;
      last = placeOfRow(rows.at(-1) as ItemRow).key;
      done += rows.length;
      progress?.(done, total);
      await breathe();
    }
  }
}

function markAll(database: SqliteDatabase, table: string): number {
  return database.run(`UPDATE ${table} SET block = ? WHERE block IS NOT NULL`, notBuilt).changes;
}

function buildSome(
  database: SqliteDatabase,
  table: "turn" | "record",
  kind: ItemKind,
  after: number,
  documentOf: (item: StoredItem) => LexicalDocument,
): ItemRow[] {
  const rows = database.lists(
    `${selectItems[table]} WHERE ${table}.block = ? AND ${table}.key > ? ORDER BY ${table}.key LIMIT ?`,
    notBuilt,
    after,
    itemsAtOnce,
  );
  for (const row of rows) {
    const document = documentOf(
      table === "turn"
        ? { kind: "turn", value: turnOfRow(row) }
        : { kind: "memory", value: recordOfRow(row) },
    );
    const { key, scope, partition } = placeOfRow(row);
    const place = { itemKey: key, scopeKey: scope };
    const block = appendDocument(database, partition, kind, document, place);
    database.run(`UPDATE ${table} SET block = ? WHERE key = ?`, block, key);
  }
  return rows;
}
