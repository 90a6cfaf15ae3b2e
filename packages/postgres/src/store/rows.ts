import type {
  EventOperation,
  Evidence,
  Metadata,
  Origin,
  RecordSource,
  RecordStatus,
  RecordType,
  Role,
  Scope,
  StoredEvent,
  StoredRecord,
  StoredTurn,
} from "@holdfast/core";
import { unescapeText } from "../client/escape-text.ts";
import type { Row } from "../client/session.ts";

/** The columns that make a scope, for a query that joins the table `scope`. */
const scopeColumns = "scope.user_id, scope.agent_id, scope.run_id, scope.app_id";

const evidenceColumn = `(
  SELECT json_agg(json_build_object('turnId', turn_id, 'quote', quote) ORDER BY position)
  FROM holdfast.evidence WHERE evidence.record = record.key
) AS evidence`;

/** Columns of whole rows of a table. */
export const rowColumns = {
  turn: `turn.*, ${scopeColumns}`,
  record: `record.*, ${scopeColumns}, ${evidenceColumn}`,
  event: `event.*, ${scopeColumns}`,
} as const;

/** What {@link rowColumns} are selected from. */
export const rowSource = {
  turn: "holdfast.turn JOIN holdfast.scope ON scope.key = turn.scope",
  record: "holdfast.record JOIN holdfast.scope ON scope.key = record.scope",
  event: "holdfast.event JOIN holdfast.scope ON scope.key = event.scope",
} as const;

/** Columns and joins that give whole rows of a table. */
export const selectRows = {
  turn: `SELECT ${rowColumns.turn} FROM ${rowSource.turn}`,
  record: `SELECT ${rowColumns.record} FROM ${rowSource.record}`,
  event: `SELECT ${rowColumns.event} FROM ${rowSource.event}`,
} as const;

/** A row of `turn` joined with its scope. */
export function turnOfRow(row: Row): StoredTurn {
  return {
    id: row.id as string,
    scope: scopeOfRow(row),
    role: row.role as Role,
    name: optionalText(row.name),
    text: row.text as string,
    original: optionalText(row.original),
    origin: row.origin as Origin,
    status: row.status as StoredTurn["status"],
    at: Number(row.at),
    recordedAt: Number(row.recorded_at),
    expiresAt: optionalNumber(row.expires_at),
    metadata: json(row.metadata) as Metadata,
    idempotencyKey: optionalText(row.idempotency_key),
    turnKey: optionalText(row.turn_key),
  };
}

/** A row of `record` joined with its scope and its evidence. */
export function recordOfRow(row: Row): StoredRecord {
  return {
    id: row.id as string,
    scope: scopeOfRow(row),
    type: row.type as RecordType,
    text: row.text as string,
    subject: optionalText(row.subject),
    predicate: optionalText(row.predicate),
    object: optionalText(row.object),
    status: row.status as RecordStatus,
    confidence: Number(row.confidence),
    importance: Number(row.importance),
    origin: row.origin as Origin,
    source: row.source as RecordSource,
    extractor: optionalText(row.extractor),
    validFrom: Number(row.valid_from),
    validTo: optionalNumber(row.valid_to),
    recordedAt: Number(row.recorded_at),
    updatedAt: Number(row.updated_at),
    expiresAt: optionalNumber(row.expires_at),
    metadata: json(row.metadata) as Metadata,
    evidence: evidenceOf(row.evidence),
    supersedes: json(row.supersedes) as string[],
    supersededBy: optionalText(row.superseded_by),
    ...(Number(row.uses) === 0
      ? {}
      : { uses: Number(row.uses), usedAt: optionalNumber(row.used_at) }),
    version: Number(row.version),
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
    before: json(row.before) as StoredEvent["before"],
    after: json(row.after) as StoredEvent["after"],
    reason: row.reason as string,
    actor: row.actor as string,
    at: Number(row.at),
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

/** A number of a nullable column. */
export function optionalNumber(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}

function optionalText(value: unknown): string | undefined {
  return (value ?? undefined) as string | undefined;
}

// Made in the database of texts as they are stored, so these are still to be read back.
function evidenceOf(value: unknown): Evidence[] {
  const rows = (json(value) ?? []) as Evidence[];
  return rows.map(({ turnId, quote }) => ({
    turnId: unescapeText(turnId),
    quote: unescapeText(quote),
  }));
}

// Drivers parse JSON or leave it to the caller.
function json(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  return typeof value === "string" ? JSON.parse(value) : value;
}
