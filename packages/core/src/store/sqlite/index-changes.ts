import type { IndexChange } from "../index-outbox.ts";
import type { ItemKind } from "../store.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { floatsOf } from "./vector-bytes.ts";

const setting = "index";

/** The identity of the index that is followed, if any. */
export function followedIndex(database: SqliteDatabase): string | undefined {
  const row = database.get("SELECT value FROM setting WHERE name = ?", setting);
  return row?.value as string | undefined;
}

/** Notes that the entry of an item in the followed index is out of date; does nothing when none is followed. */
export function noteIndexChange(database: SqliteDatabase, kind: ItemKind, item: number): void {
  if (followedIndex(database) === undefined) return;
  const table = kind === "turn" ? "turn" : "record";
  database.run(
    `INSERT OR REPLACE INTO index_change (kind, id) SELECT ?, id FROM ${table} WHERE key = ?`,
    kind,
    item,
  );
}

/** Lets every item with a vector wait; does nothing when no index is followed. */
export function refillIndex(database: SqliteDatabase): void {
  if (followedIndex(database) === undefined) return;
  for (const [kind, table] of [
    ["turn", "turn"],
    ["memory", "record"],
  ] as const) {
    database.run(
      `INSERT OR REPLACE INTO index_change (kind, id) SELECT kind, ${table}.id FROM vector
       JOIN ${table} ON ${table}.key = vector.item WHERE kind = ? ORDER BY vector.sequence`,
      kind,
    );
  }
}

/** Follows another index, or none. */
export function followIndex(database: SqliteDatabase, identity: string | undefined): void {
  if (followedIndex(database) === identity) return;
  if (identity === undefined) {
    database.run("DELETE FROM setting WHERE name = ?", setting);
    database.run("DELETE FROM index_change");
    return;
  }
  database.run("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", setting, identity);
  refillIndex(database);
}

/** Items whose entry is out of date, with the vectors that they have now. */
export function readIndexChanges(database: SqliteDatabase, limit: number): IndexChange[] {
  return database
    .all(
      `SELECT index_change.sequence, index_change.kind, index_change.id, vector FROM index_change
       LEFT JOIN turn ON index_change.kind = 'turn' AND turn.id = index_change.id
       LEFT JOIN record ON index_change.kind = 'memory' AND record.id = index_change.id
       LEFT JOIN vector ON vector.kind = index_change.kind AND vector.item = coalesce(turn.key, record.key)
       ORDER BY index_change.sequence LIMIT ?`,
      limit,
    )
    .map((row) => ({
      kind: row.kind as ItemKind,
      id: row.id as string,
      sequence: row.sequence as number,
      vector: row.vector === null ? undefined : floatsOf(row.vector as Uint8Array),
    }));
}

/** Takes off what was passed on, unless it changed or was taken off since it was read. */
export function settleIndexChanges(
  database: SqliteDatabase,
  changes: readonly Pick<IndexChange, "kind" | "id" | "sequence">[],
): void {
  if (followedIndex(database) === undefined) return;
  for (const { kind, id, sequence } of changes) {
    const { changes: settled } = database.run(
      "DELETE FROM index_change WHERE sequence = ? AND kind = ? AND id = ?",
      sequence,
      kind,
      id,
    );
    if (settled > 0) continue;
    database.run(
      "INSERT INTO index_change (kind, id) VALUES (?, ?) ON CONFLICT DO NOTHING",
      kind,
      id,
    );
  }
}
