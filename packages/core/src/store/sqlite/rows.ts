import type { EventOperation, StoredEvent } from "../../model/event.ts";
import type { Metadata } from "../../model/metadata.ts";
import type { Origin, Role } from "../../model/origin.ts";
import type { RecordSource, RecordStatus, RecordType, StoredRecord } from "../../model/record.ts";
import type { Scope } from "../../model/scope.ts";
import type { StoredTurn } from "../../model/turn.ts";
import type { Row } from "./sqlite-database.ts";

/** The columns that make a scope, for a query that joins the table `scope`. */
export const scopeColumns = "scope.user_id, scope.agent_id, scope.run_id, scope.app_id";

/** Evidence of a record as one JSON column. */
export const evidenceColumn = `(
  SELECT json_group_array(json_object('turnId', turn_id, 'quote', quote))
  FROM (SELECT turn_id, quote FROM evidence WHERE evidence.record = record.key ORDER BY position)
) AS evidence`;

/** A row of `turn` joined with its scope. */
export function turnOfRow(row: Row): StoredTurn {
  return {
    id: row.id as string,
    scope: scopeOfRow(row),
    role: row.role as Role,
    name: text(row.name),
    text: row.text as string,
    original: text(row.original),
    origin: row.origin as Origin,
    status: row.status as StoredTurn["status"],
    at: row.at as number,
    recordedAt: row.recorded_at as number,
    expiresAt: number(row.expires_at),
    metadata: JSON.parse(row.metadata as string) as Metadata,
    idempotencyKey: text(row.idempotency_key),
    turnKey: text(row.turn_key),
  };
}

/** A row of `record` joined with its scope and its evidence. */
export function recordOfRow(row: Row): StoredRecord {
  return {
    id: row.id as string,
    scope: scopeOfRow(row),
    type: row.type as RecordType,
    text: row.text as string,
    subject: text(row.subject),
    predicate: text(row.predicate),
    object: text(row.object),
    status: row.status as RecordStatus,
    confidence: row.confidence as number,
    importance: row.importance as number,
    origin: row.origin as Origin,
    source: row.source as RecordSource,
    extractor: text(row.extractor),
    validFrom: row.valid_from as number,
    validTo: number(row.valid_to),
    recordedAt: row.recorded_at as number,
    updatedAt: row.updated_at as number,
    expiresAt: number(row.expires_at),
    metadata: JSON.parse(row.metadata as string) as Metadata,
    evidence: JSON.parse(row.evidence as string) as StoredRecord["evidence"],
    supersedes: JSON.parse(row.supersedes as string) as string[],
    supersededBy: text(row.superseded_by),
    ...(row.uses === 0 ? {} : { uses: row.uses as number, usedAt: row.used_at as number }),
    version: row.version as number,
  };
}

/** A row of `event` joined with its scope. */
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
  const scope: Scope = {};
  if (row.user_id !== null) scope.userId = row.user_id as string;
  if (row.agent_id !== null) scope.agentId = row.agent_id as string;
  if (row.run_id !== null) scope.runId = row.run_id as string;
  if (row.app_id !== null) scope.appId = row.app_id as string;
  return scope;
}

function text(value: Row[string] | undefined): string | undefined {
  return (value ?? undefined) as string | undefined;
}

function number(value: Row[string] | undefined): number | undefined {
  return (value ?? undefined) as number | undefined;
}
