import { HoldfastError } from "../../errors.ts";
import type { StoredRecord } from "../../model/record.ts";
import type { RecordPut, TurnAppend, TurnStatusChange, VectorPut, WriteBatch } from "../store.ts";
import { dropExtraction, finishExtractions, requestExtraction } from "./extractions.ts";
import { checkRevision, moveRevision } from "./facts.ts";
import { noteIndexChange } from "./index-changes.ts";
import { appendDocument, removeDocuments } from "./lexical-rows.ts";
import { ensureScope } from "./scopes.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { orNull } from "./sqlite-database.ts";
import { awaitVector, putVector, removeVector } from "./vector-rows.ts";

/** Applies a batch, in the order of its parts. Only inside a write transaction. */
export function writeBatch(database: SqliteDatabase, batch: WriteBatch): void {
  for (const [name, value] of Object.entries(batch.requiredSettings ?? {})) {
    const stored = database.get("SELECT value FROM setting WHERE name = ?", name)?.value;
    if (stored !== value) {
      throw new HoldfastError("write_conflict", `The setting ${name} is ${stored}, not ${value}.`);
    }
  }
  const wait = batch.awaitVectors ?? false;
  if (batch.basedOn !== undefined) checkRevision(database, batch.basedOn);
  if (batch.extracted !== undefined) finishExtractions(database, batch.extracted);
  for (const append of batch.turns ?? []) appendTurn(database, append, wait);
  for (const change of batch.turnStatuses ?? []) changeTurn(database, change, wait);
  for (const put of batch.records ?? []) putRecord(database, put, wait);
  for (const event of batch.events ?? []) {
    database.run(
      `INSERT INTO event (id, operation_id, operation, scope, target_id, before, after, reason, actor, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      event.id,
      event.operationId,
      event.operation,
      ensureScope(database, event.scope).scope,
      event.targetId,
      event.before === undefined ? null : JSON.stringify(event.before),
      event.after === undefined ? null : JSON.stringify(event.after),
      event.reason,
      event.actor,
      event.at,
    );
  }
  for (const request of batch.extractions ?? []) requestExtraction(database, request);
  for (const put of batch.vectors ?? []) putItemVector(database, put);
}

function appendTurn(database: SqliteDatabase, { turn, document }: TurnAppend, wait: boolean): void {
  const keys = ensureScope(database, turn.scope);
  const { lastKey } = database.run(
    `INSERT INTO turn (id, scope, partition, role, name, text, original, origin, status, at, recorded_at, expires_at,
       metadata, idempotency_key, turn_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    turn.id,
    keys.scope,
    keys.partition,
    turn.role,
    orNull(turn.name),
    turn.text,
    orNull(turn.original),
    turn.origin,
    turn.status,
    turn.at,
    turn.recordedAt,
    orNull(turn.expiresAt),
    JSON.stringify(turn.metadata),
    orNull(turn.idempotencyKey),
    orNull(turn.turnKey),
  );
  if (document === undefined) return;
  const place = { itemKey: lastKey, scopeKey: keys.scope };
  const block = appendDocument(database, keys.partition, "turn", document, place);
  database.run("UPDATE turn SET block = ? WHERE key = ?", block, lastKey);
  if (wait) awaitVector(database, "turn", lastKey);
}

function changeTurn(database: SqliteDatabase, change: TurnStatusChange, wait: boolean): void {
  const row = database.get("SELECT key, scope, partition, block FROM turn WHERE id = ?", change.id);
  if (row === undefined) throw gone(change.id);
  const [key, scope, partition] = [row.key, row.scope, row.partition] as [number, number, number];
  if (row.block !== null) {
    removeDocuments(database, partition, "turn", row.block as number, new Set([key]));
    removeVector(database, "turn", partition, key);
  }
  if (change.status === "retracted") dropExtraction(database, key);
  const block =
    change.document === undefined
      ? null
      : appendDocument(database, partition, "turn", change.document, {
          itemKey: key,
          scopeKey: scope,
        });
  database.run("UPDATE turn SET status = ?, block = ? WHERE key = ?", change.status, block, key);
  if (wait && block !== null) awaitVector(database, "turn", key);
}

function putRecord(
  database: SqliteDatabase,
  { record, expectedVersion, document }: RecordPut,
  wait: boolean,
): void {
  const stored = database.get(
    "SELECT key, scope, partition, version, text, block FROM record WHERE id = ?",
    record.id,
  );
  if (((stored?.version ?? 0) as number) !== expectedVersion) {
    throw new HoldfastError(
      "write_conflict",
      `Record ${record.id} is at version ${stored?.version ?? 0}, not ${expectedVersion}.`,
    );
  }
  const keys = ensureScope(database, record.scope);
  moveRevision(database, keys.partition);
  const key = stored === undefined ? insertRecord(database, record, keys) : (stored.key as number);
  if (stored !== undefined) {
    updateRecord(database, record, key);
    if (stored.block !== null) {
      removeDocuments(database, keys.partition, "memory", stored.block as number, new Set([key]));
    }
  }
  database.run("DELETE FROM evidence WHERE record = ?", key);
  record.evidence.forEach((evidence, position) => {
    database.run(
      "INSERT INTO evidence (record, position, turn_id, quote) VALUES (?, ?, ?, ?)",
      key,
      position,
      evidence.turnId,
      evidence.quote,
    );
  });
  const place = { itemKey: key, scopeKey: keys.scope };
  const block =
    document === undefined
      ? null
      : appendDocument(database, keys.partition, "memory", document, place);
  database.run("UPDATE record SET block = ? WHERE key = ?", block, key);
  const staleVector = stored !== undefined && (block === null || stored.text !== record.text);
  if (staleVector) removeVector(database, "memory", keys.partition, key);
  else if (stored !== undefined) noteIndexChange(database, "memory", key);
  const needsVector = stored === undefined || staleVector || stored.block === null;
  if (wait && block !== null && needsVector) awaitVector(database, "memory", key);
}

function insertRecord(
  database: SqliteDatabase,
  record: StoredRecord,
  keys: { scope: number; partition: number },
): number {
  return database.run(
    `INSERT INTO record (id, scope, partition, type, text, subject, predicate, object, status, confidence, importance, origin,
       source, extractor, valid_from, valid_to, recorded_at, updated_at, expires_at, metadata, supersedes, superseded_by, version,
       uses, used_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    record.id,
    keys.scope,
    keys.partition,
    ...changingColumns(record),
    record.uses ?? 0,
    orNull(record.usedAt),
  ).lastKey;
}

function updateRecord(database: SqliteDatabase, record: StoredRecord, key: number): void {
  database.run(
    `UPDATE record SET type = ?, text = ?, subject = ?, predicate = ?, object = ?, status = ?, confidence = ?, importance = ?,
       origin = ?, source = ?, extractor = ?, valid_from = ?, valid_to = ?, recorded_at = ?, updated_at = ?, expires_at = ?, metadata = ?,
       supersedes = ?, superseded_by = ?, version = ? WHERE key = ?`,
    ...changingColumns(record),
    key,
  );
}

function changingColumns(record: StoredRecord): (string | number | null)[] {
  return [
    record.type,
    record.text,
    orNull(record.subject),
    orNull(record.predicate),
    orNull(record.object),
    record.status,
    record.confidence,
    record.importance,
    record.origin,
    record.source,
    orNull(record.extractor),
    record.validFrom,
    orNull(record.validTo),
    record.recordedAt,
    record.updatedAt,
    orNull(record.expiresAt),
    JSON.stringify(record.metadata),
    JSON.stringify(record.supersedes),
    orNull(record.supersededBy),
    record.version,
  ];
}

// A vector that was computed while its item went away, or came to say something else, is dropped.
function putItemVector(database: SqliteDatabase, { kind, id, vector, text }: VectorPut): void {
  const table = kind === "turn" ? "turn" : "record";
  const row = database.get(
    `SELECT key, scope, partition, block, text FROM ${table} WHERE id = ?`,
    id,
  );
  if (row === undefined || row.block === null) return;
  if (text !== undefined && text !== row.text) return;
  const place = {
    item: row.key as number,
    scope: row.scope as number,
    partition: row.partition as number,
  };
  putVector(database, kind, place, vector);
}

function gone(id: string): HoldfastError {
  return new HoldfastError("write_conflict", `${id} does not exist any more.`);
}
