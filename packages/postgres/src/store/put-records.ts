import type { RecordPut, StoredRecord } from "@holdfast/core";
import { HoldfastError } from "@holdfast/core";
import type { Row, Session, Value } from "../client/session.ts";
import { noteIndexChanges } from "./index-changes.ts";
import { awaitVectors, removeVectors } from "./vector-rows.ts";
import type { BatchTools } from "./write-batch.ts";

/**
 * Inserts or replaces records.
 *
 * @throws HoldfastError `write_conflict` when one is at another version
 */
export async function putRecords(tools: BatchTools, puts: readonly RecordPut[]): Promise<void> {
  if (puts.length === 0) return;
  await moveRevisions(tools, puts);
  for (const put of puts) await putRecord(tools, put);
}

async function moveRevisions(
  { session, keysOf }: BatchTools,
  puts: readonly RecordPut[],
): Promise<void> {
  const partitions = puts.map(({ record }) => String(keysOf(record.scope).partition));
  await session.run(
    `UPDATE holdfast.partition SET revision = revision + moved.count
     FROM (SELECT key, count(*) FROM unnest($1::bigint[]) AS key GROUP BY key) AS moved WHERE moved.key = partition.key`,
    partitions,
  );
}

async function putRecord(
  { session, lexical, keysOf, wait }: BatchTools,
  { record, expectedVersion, document }: RecordPut,
): Promise<void> {
  const stored = await session.get(
    "SELECT key, version, text, block FROM holdfast.record WHERE id = $1",
    record.id,
  );
  checkVersion(record.id, stored, expectedVersion);
  const keys = keysOf(record.scope);
  const key = stored === undefined ? await nextKey(session) : Number(stored.key);
  if (stored !== undefined && stored.block !== null) {
    await lexical.remove(keys.partition, "memory", Number(stored.block), new Set([key]));
  }
  const place = { itemKey: key, scopeKey: keys.scope };
  const block = document ? await lexical.append(keys.partition, "memory", document, place) : null;
  if (stored === undefined) {
    await insertRecord(
      session,
      record,
      [String(key), record.id, String(keys.scope), String(keys.partition)],
      block,
    );
  } else await updateRecord(session, record, key, block);
  await putEvidence(session, record, key, stored !== undefined);
  const stale = stored !== undefined && (block === null || stored.text !== record.text);
  if (stale) {
    await noteIndexChanges(session, "memory", await removeVectors(session, "memory", [key]));
  } else if (stored !== undefined) await noteIndexChanges(session, "memory", [key]);
  const needsVector = stored === undefined || stale || stored.block === null;
  if (wait && block !== null && needsVector) await awaitVectors(session, "memory", [key]);
}

function checkVersion(id: string, stored: Row | undefined, expected: number): void {
  const version = Number(stored?.version ?? 0);
  if (version === expected) return;
  throw new HoldfastError(
    "write_conflict",
    `Record ${id} is at version ${version}, not ${expected}.`,
  );
}

async function nextKey(session: Session): Promise<number> {
  const row = await session.get(
    "SELECT nextval(pg_get_serial_sequence('holdfast.record', 'key')) AS key",
  );
  return Number(row?.key);
}

async function insertRecord(
  session: Session,
  record: StoredRecord,
  keys: readonly string[],
  block: number | null,
): Promise<void> {
  await session.run(
    `INSERT INTO holdfast.record (key, id, scope, partition, block, type, text, subject, predicate, object, status, confidence,
       importance, origin, source, extractor, valid_from, valid_to, recorded_at, updated_at, expires_at, metadata, supersedes,
       superseded_by, version, uses, used_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
       $26, $27)`,
    ...keys,
    block,
    ...changingColumns(record),
    String(record.uses ?? 0),
    record.usedAt === undefined ? null : String(record.usedAt),
  );
}

async function updateRecord(
  session: Session,
  record: StoredRecord,
  key: number,
  block: number | null,
): Promise<void> {
  await session.run(
    `UPDATE holdfast.record SET block = $2, type = $3, text = $4, subject = $5, predicate = $6, object = $7, status = $8,
       confidence = $9, importance = $10, origin = $11, source = $12, extractor = $13, valid_from = $14, valid_to = $15,
       recorded_at = $16, updated_at = $17, expires_at = $18, metadata = $19, supersedes = $20, superseded_by = $21, version = $22
     WHERE key = $1`,
    String(key),
    block,
    ...changingColumns(record),
  );
}

async function putEvidence(
  session: Session,
  record: StoredRecord,
  key: number,
  replaces: boolean,
): Promise<void> {
  if (replaces) await session.run("DELETE FROM holdfast.evidence WHERE record = $1", String(key));
  if (record.evidence.length === 0) return;
  await session.run(
    `INSERT INTO holdfast.evidence (record, position, turn_id, quote)
     SELECT $1::bigint, position - 1, turn_id, quote
     FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS given (turn_id, quote, position)`,
    String(key),
    record.evidence.map(({ turnId }) => turnId),
    record.evidence.map(({ quote }) => quote),
  );
}

function changingColumns(record: StoredRecord): Value[] {
  const time = (value: number | undefined) => (value === undefined ? null : String(value));
  return [
    record.type,
    record.text,
    record.subject ?? null,
    record.predicate ?? null,
    record.object ?? null,
    record.status,
    record.confidence,
    record.importance,
    record.origin,
    record.source,
    record.extractor ?? null,
    String(record.validFrom),
    time(record.validTo),
    String(record.recordedAt),
    String(record.updatedAt),
    time(record.expiresAt),
    JSON.stringify(record.metadata),
    JSON.stringify(record.supersedes),
    record.supersededBy ?? null,
    String(record.version),
  ];
}
