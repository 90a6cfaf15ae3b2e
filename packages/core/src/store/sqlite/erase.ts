import type { Scope } from "../../model/scope.ts";
import type { EraseCounts, EraseLog, EraseSelection, ItemKind } from "../store.ts";
import { dropExtraction } from "./extractions.ts";
import { forgetDocuments, removeDocuments } from "./lexical-rows.ts";
import { recordOfRow, selectItems } from "./rows.ts";
import { scopeCondition } from "./scopes.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { removeVector } from "./vector-rows.ts";

/**
 * Destroys the selected items and everything that stands on them alone: records whose whole evidence is erased go too,
 * records with other evidence lose only what is erased. Only inside a write transaction.
 */
export function eraseSelection(
  database: SqliteDatabase,
  selection: EraseSelection,
  log: EraseLog,
): EraseCounts {
  const scope = "scope" in selection ? selection.scope : undefined;
  const turnIds =
    "scope" in selection ? idsInScope(database, "turn", selection.scope) : selection.turnIds;
  const chosen =
    "scope" in selection ? idsInScope(database, "record", selection.scope) : selection.recordIds;
  const derived = derivedRecords(database, turnIds);
  const recordIds = new Set([...chosen, ...derived.whole]);
  const trimmed = derived.partly.filter((id) => !recordIds.has(id));
  const erased = [...turnIds, ...recordIds];
  const tombstones = scope === undefined ? placesOf(database, erased) : [];

  const counts: EraseCounts = {
    turns: eraseItems(database, "turn", turnIds),
    records: eraseItems(database, "memory", [...recordIds]),
    events: 0,
    trimmed: trimmed.length,
  };
  database.run(
    "DELETE FROM evidence WHERE turn_id IN (SELECT value FROM json_each(?))",
    JSON.stringify(turnIds),
  );
  // snapshots of trimmed records quote the erased words, so they go as well
  counts.events = database.run(
    "DELETE FROM event WHERE target_id IN (SELECT value FROM json_each(?))",
    JSON.stringify([...erased, ...trimmed]),
  ).changes;
  for (const { id, scopeKey } of tombstones) logEvent(database, log, "ERASE", id, scopeKey, null);
  for (const { id, scopeKey } of placesOf(database, trimmed)) {
    logEvent(
      database,
      log,
      "UPDATE",
      id,
      scopeKey,
      JSON.stringify({ kind: "memory", record: readRecord(database, id) }),
    );
  }
  if (scope !== undefined) counts.events += forgetScopes(database, scope);
  return counts;
}

function derivedRecords(
  database: SqliteDatabase,
  turnIds: readonly string[],
): { whole: string[]; partly: string[] } {
  const rows = database.all(
    `SELECT record.id AS id, EXISTS (
       SELECT 1 FROM evidence AS other
       WHERE other.record = record.key AND other.turn_id NOT IN (SELECT value FROM json_each(?1))
     ) AS rest
     FROM record WHERE key IN (SELECT record FROM evidence WHERE turn_id IN (SELECT value FROM json_each(?1)))`,
    JSON.stringify(turnIds),
  );
  const idsWhere = (rest: number) =>
    rows.filter((row) => row.rest === rest).map((row) => row.id as string);
  return { whole: idsWhere(0), partly: idsWhere(1) };
}

function idsInScope(database: SqliteDatabase, table: "turn" | "record", scope: Scope): string[] {
  const { where, values } = scopeCondition(scope);
  return database
    .all(`SELECT id FROM ${table} WHERE scope IN (SELECT key FROM scope WHERE ${where})`, ...values)
    .map((row) => row.id as string);
}

function placesOf(
  database: SqliteDatabase,
  ids: readonly string[],
): { id: string; scopeKey: number }[] {
  return database
    .all(
      `SELECT id, scope FROM turn WHERE id IN (SELECT value FROM json_each(?1))
       UNION ALL SELECT id, scope FROM record WHERE id IN (SELECT value FROM json_each(?1))`,
      JSON.stringify(ids),
    )
    .map((row) => ({ id: row.id as string, scopeKey: row.scope as number }));
}

function eraseItems(database: SqliteDatabase, kind: ItemKind, ids: readonly string[]): number {
  const table = kind === "turn" ? "turn" : "record";
  const rows = database.all(
    `SELECT key, partition, block FROM ${table} WHERE id IN (SELECT value FROM json_each(?))
     ORDER BY partition, block`,
    JSON.stringify(ids),
  );
  const blocks = Map.groupBy(
    rows.filter((row) => row.block !== null),
    (row) => `${row.partition}/${row.block}`,
  );
  for (const inBlock of blocks.values()) {
    const [first] = inBlock as [(typeof inBlock)[number]];
    const keys = new Set(inBlock.map((row) => row.key as number));
    removeDocuments(database, first.partition as number, kind, first.block as number, keys);
  }
  for (const row of rows) {
    removeVector(database, kind, row.partition as number, row.key as number);
    if (kind === "memory") database.run("DELETE FROM evidence WHERE record = ?", row.key as number);
    else dropExtraction(database, row.key as number);
    database.run(`DELETE FROM ${table} WHERE key = ?`, row.key as number);
  }
  return rows.length;
}

function readRecord(database: SqliteDatabase, id: string) {
  const [row] = database.lists(`${selectItems.record} WHERE record.id = ?`, id);
  return row && recordOfRow(row);
}

function logEvent(
  database: SqliteDatabase,
  log: EraseLog,
  operation: "ERASE" | "UPDATE",
  targetId: string,
  scopeKey: number,
  after: string | null,
): void {
  database.run(
    `INSERT INTO event (id, operation_id, operation, scope, target_id, before, after, reason, actor, at)
     VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?, ?)`,
    log.nextId(),
    log.operationId,
    operation,
    scopeKey,
    targetId,
    after,
    log.reason,
    log.actor,
    log.at,
  );
}

// The ids of a scope can be personal data themselves, so nothing of an erased scope stays; returns the events that went.
function forgetScopes(database: SqliteDatabase, scope: Scope): number {
  const { where, values } = scopeCondition(scope);
  const { changes } = database.run(
    `DELETE FROM event WHERE scope IN (SELECT key FROM scope WHERE ${where})`,
    ...values,
  );
  database.run(`DELETE FROM scope WHERE ${where}`, ...values);
  for (const row of database.all(
    "SELECT key FROM partition WHERE key NOT IN (SELECT partition FROM scope)",
  )) {
    forgetDocuments(database, row.key as number);
    database.run("DELETE FROM vector_partition WHERE partition = ?", row.key as number);
    database.run("DELETE FROM partition WHERE key = ?", row.key as number);
  }
  return changes;
}
