import type { KnownVectors } from "../known-projections.ts";
import type { ItemKind, PendingVector, VectorRead } from "../store.ts";
import { noteIndexChange, refillIndex } from "./index-changes.ts";
import type { SqliteDatabase, SqlValue } from "./sqlite-database.ts";
import { bytesOf, floatsOf } from "./vector-bytes.ts";

/** Where an item with a vector stands. */
export interface VectorPlace {
  partition: number;
  scope: number;
  item: number;
}

/** Stores a vector (little-endian 32-bit floats), takes the item off the waiting list, and tells readers of the partition. */
export function putVector(
  database: SqliteDatabase,
  kind: ItemKind,
  place: VectorPlace,
  vector: Float32Array,
): void {
  const replaced = database.run(
    "DELETE FROM vector WHERE kind = ? AND item = ?",
    kind,
    place.item,
  ).changes;
  const { lastKey } = database.run(
    "INSERT INTO vector (kind, item, partition, scope, vector) VALUES (?, ?, ?, ?, ?)",
    kind,
    place.item,
    place.partition,
    place.scope,
    bytesOf(vector),
  );
  database.run(
    `INSERT INTO vector_partition (partition, kind, generation, sequence) VALUES (?1, ?2, 0, ?3)
     ON CONFLICT (partition, kind) DO UPDATE SET sequence = ?3, generation = generation + ?4`,
    place.partition,
    kind,
    lastKey,
    replaced,
  );
  database.run("DELETE FROM pending_vector WHERE kind = ? AND item = ?", kind, place.item);
  noteIndexChange(database, kind, place.item);
}

/** Takes an item out of the vectors and off the waiting list. */
export function removeVector(
  database: SqliteDatabase,
  kind: ItemKind,
  partition: number,
  item: number,
): void {
  database.run("DELETE FROM pending_vector WHERE kind = ? AND item = ?", kind, item);
  if (database.run("DELETE FROM vector WHERE kind = ? AND item = ?", kind, item).changes === 0)
    return;
  database.run(
    "UPDATE vector_partition SET generation = generation + 1 WHERE partition = ? AND kind = ?",
    partition,
    kind,
  );
  noteIndexChange(database, kind, item);
}

/** Puts an item on the list of those that wait for a vector. */
export function awaitVector(database: SqliteDatabase, kind: ItemKind, item: number): void {
  database.run(
    "INSERT INTO pending_vector (kind, item) VALUES (?, ?) ON CONFLICT DO NOTHING",
    kind,
    item,
  );
}

/**
 * What a partition gained since a reader last looked, or the first of it; undefined when it gained nothing. The sequence
 * says how far the rows go.
 */
export function readVectorRows(
  database: SqliteDatabase,
  partition: number,
  kind: ItemKind,
  known: KnownVectors | undefined,
  limit = Number.MAX_SAFE_INTEGER,
): VectorRead | undefined {
  return database.transaction("read", () => {
    const row = database.get(
      "SELECT generation, sequence FROM vector_partition WHERE partition = ? AND kind = ?",
      partition,
      kind,
    );
    const generation = (row?.generation ?? 0) as number;
    const sequence = (row?.sequence ?? 0) as number;
    if (known && known.generation === generation && known.sequence === sequence) return undefined;
    // a partition that was erased has no row any more, and with it its generation is gone
    const complete = row === undefined || known === undefined || known.generation !== generation;
    const rows = database.lists(
      `SELECT vector.sequence, item.id, item.key, vector.scope, vector FROM vector
       JOIN ${kind === "turn" ? "turn" : "record"} AS item ON item.key = vector.item
       WHERE vector.partition = ? AND kind = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
      partition,
      kind,
      complete ? 0 : known.sequence,
      limit,
    );
    const last = rows.length < limit ? sequence : (rows.at(-1)?.[0] as number);
    return { generation, sequence: last, complete, rows: rows.map(vectorOfRow) };
  });
}

function vectorOfRow([, id, key, scopeKey, vector]: SqlValue[]): VectorRead["rows"][number] {
  return {
    id: id as string,
    key: key as number,
    scopeKey: scopeKey as number,
    vector: floatsOf(vector as Uint8Array),
  };
}

/** Items that wait for a vector and may still be found, those with the fewest failures first. */
export function readPending(database: SqliteDatabase, limit: number): PendingVector[] {
  return database
    .all(
      `SELECT kind, attempts, coalesce(turn.id, record.id) AS id, coalesce(turn.text, record.text) AS text
       FROM pending_vector
       LEFT JOIN turn ON pending_vector.kind = 'turn' AND turn.key = item
       LEFT JOIN record ON pending_vector.kind = 'memory' AND record.key = item
       WHERE coalesce(turn.block, record.block) IS NOT NULL
       ORDER BY attempts, item LIMIT ?`,
      limit,
    )
    .map((row) => ({
      kind: row.kind as ItemKind,
      id: row.id as string,
      text: row.text as string,
      attempts: row.attempts as number,
    }));
}

/** Notes a failed attempt to embed. */
export function noteVectorFailure(
  database: SqliteDatabase,
  items: readonly { kind: ItemKind; id: string }[],
  message: string,
): void {
  for (const { kind, id } of items) {
    database.run(
      `UPDATE pending_vector SET attempts = attempts + 1, failure = ?
       WHERE kind = ? AND item = (SELECT key FROM ${kind === "turn" ? "turn" : "record"} WHERE id = ?)`,
      message,
      kind,
      id,
    );
  }
}

/** Drops all vectors; with `wait`, every searchable item waits for a new one. */
export function resetVectorRows(database: SqliteDatabase, wait: boolean): void {
  refillIndex(database);
  database.execute(
    "DELETE FROM vector; DELETE FROM pending_vector; UPDATE vector_partition SET generation = generation + 1;",
  );
  if (!wait) return;
  database.execute(`
    INSERT INTO pending_vector (kind, item) SELECT 'turn', key FROM turn WHERE block IS NOT NULL;
    INSERT INTO pending_vector (kind, item) SELECT 'memory', key FROM record WHERE block IS NOT NULL;
  `);
}
