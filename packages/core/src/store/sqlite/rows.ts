import type { EventOperation, StoredEvent } from "../../model/event.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Metadata } from "../../model/metadata.ts";
import type { Origin, Role } from "../../model/origin.ts";
import type { RecordSource, RecordStatus, RecordType, StoredRecord } from "../../model/record.ts";
import type { Scope } from "../../model/scope.ts";
import type { StoredTurn } from "../../model/turn.ts";
import type { Row, SqlValue } from "./sqlite-database.ts";

/** The columns that make a scope, for a query that joins the table `scope`. */
export const scopeColumns = "scope.user_id, scope.agent_id, scope.run_id, scope.app_id";

// Evidence of a record as one JSON column.
const evidence = `(
  SELECT json_group_array(json_object('turnId', turn_id, 'quote', quote))
  FROM (SELECT turn_id, quote FROM evidence WHERE evidence.record = record.key ORDER BY position)
)`;

const itemColumns = (table: "turn" | "record") =>
  ["key", "scope", "partition", "block"].map((name) => `${table}.${name}`).join(", ");

/**
 * Columns and joins that give whole items, as lists that start with {@link placeOfRow}'s columns. What the columns mean is
 * read by {@link turnOfRow} and {@link recordOfRow}, in this order.
 */
export const selectItems = {
  turn: `SELECT ${itemColumns("turn")}, ${scopeColumns}, turn.id, role, name, text, original, origin, status, at, recorded_at,
    expires_at, metadata, idempotency_key, turn_key
    FROM turn JOIN scope ON scope.key = turn.scope`,
  record: `SELECT ${itemColumns("record")}, ${scopeColumns}, record.id, type, text, subject, predicate, object, status, confidence,
    importance, origin, source, extractor, valid_from, valid_to, recorded_at, updated_at, expires_at, metadata, ${evidence},
    supersedes, superseded_by, uses, used_at, version
    FROM record JOIN scope ON scope.key = record.scope`,
} as const;

/** A row of {@link selectItems}. */
export type ItemRow = readonly SqlValue[];

/** Where an item stands: its key, those of its scope and its partition, and its block (null when no search shall find it). */
export function placeOfRow(row: ItemRow): {
  key: number;
  scope: number;
  partition: number;
  block: number | null;
} {
  return {
    key: row[0] as number,
    scope: row[1] as number,
    partition: row[2] as number,
    block: row[3] as number | null,
  };
}

/** A turn out of a row of {@link selectItems}. */
export function turnOfRow(row: ItemRow): StoredTurn {
  return {
    id: row[8] as string,
    scope: scopeOf(row[4], row[5], row[6], row[7]),
    role: row[9] as Role,
    name: text(row[10]),
    text: row[11] as string,
    original: text(row[12]),
    origin: row[13] as Origin,
    status: row[14] as StoredTurn["status"],
    at: row[15] as number,
    recordedAt: row[16] as number,
    expiresAt: number(row[17]),
    metadata: metadataOf(row[18]),
    idempotencyKey: text(row[19]),
    turnKey: text(row[20]),
  };
}

/** A record out of a row of {@link selectItems}. */
export function recordOfRow(row: ItemRow): StoredRecord {
  const uses = row[29] as number;
  return {
    id: row[8] as string,
    scope: scopeOf(row[4], row[5], row[6], row[7]),
    type: row[9] as RecordType,
    text: row[10] as string,
    subject: text(row[11]),
    predicate: text(row[12]),
    object: text(row[13]),
    status: row[14] as RecordStatus,
    confidence: row[15] as number,
    importance: row[16] as number,
    origin: row[17] as Origin,
    source: row[18] as RecordSource,
    extractor: text(row[19]),
    validFrom: row[20] as number,
    validTo: number(row[21]),
    recordedAt: row[22] as number,
    updatedAt: row[23] as number,
    expiresAt: number(row[24]),
    metadata: metadataOf(row[25]),
    evidence: listOf<Evidence>(row[26]),
    supersedes: listOf<string>(row[27]),
    supersededBy: text(row[28]),
    ...(uses === 0 ? {} : { uses, usedAt: row[30] as number }),
    version: row[31] as number,
  };
}

/** Columns and joins that give whole events. */
export const selectEvents = `SELECT event.*, ${scopeColumns} FROM event JOIN scope ON scope.key = event.scope`;

/** A row of {@link selectEvents}. */
export function eventOfRow(row: Row): StoredEvent {
  return {
    id: row.id as string,
    operationId: row.operation_id as string,
    operation: row.operation as EventOperation,
    scope: scopeOfRow(row),
    targetId: row.target_id as string,
    before: row.before === null ? undefined : JSON.parse(row.before as string),
    after: row.after === null ? undefined : JSON.parse(row.after as string),
    reason: row.reason as string,
    actor: row.actor as string,
    at: row.at as number,
  };
}

/** The scope of a row that was joined with it. */
export function scopeOfRow(row: Row): Scope {
  return scopeOf(row.user_id, row.agent_id, row.run_id, row.app_id);
}

function scopeOf(
  userId: SqlValue | undefined,
  agentId: SqlValue | undefined,
  runId: SqlValue | undefined,
  appId: SqlValue | undefined,
): Scope {
  const scope: Scope = {};
  if (userId !== null) scope.userId = userId as string;
  if (agentId !== null) scope.agentId = agentId as string;
  if (runId !== null) scope.runId = runId as string;
  if (appId !== null) scope.appId = appId as string;
  return scope;
}

// Most are empty, and each is another object.
function metadataOf(json: SqlValue | undefined): Metadata {
  return json === "{}" ? {} : (JSON.parse(json as string) as Metadata);
}

function listOf<T>(json: SqlValue | undefined): T[] {
  return json === "[]" ? [] : (JSON.parse(json as string) as T[]);
}

function text(value: SqlValue | undefined): string | undefined {
  return (value ?? undefined) as string | undefined;
}

function number(value: SqlValue | undefined): number | undefined {
  return (value ?? undefined) as number | undefined;
}
