import { removeDocuments } from "./lexical-rows.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { removeVector } from "./vector-rows.ts";

const mostAtOnce = 256;

/**
 * Takes expired items out of the index, some at a time, as part of the writes that happen anyway. Searches leave expired items
 * out in any case; this only keeps them from costing time. The items themselves stay until they are erased.
 */
export function sweepExpired(database: SqliteDatabase, now: number): void {
  for (const [table, kind] of [
    ["turn", "turn"],
    ["record", "memory"],
  ] as const) {
    const rows = database.all(
      `SELECT key, partition, block FROM ${table} WHERE expires_at <= ? AND block IS NOT NULL LIMIT ?`,
      now,
      mostAtOnce,
    );
    for (const row of rows) {
      const [key, partition, block] = [row.key, row.partition, row.block] as [
        number,
        number,
        number,
      ];
      removeDocuments(database, partition, kind, block, new Set([key]));
      removeVector(database, kind, partition, key);
      database.run(`UPDATE ${table} SET block = NULL WHERE key = ?`, key);
    }
  }
}
