import type { Keyed, Scope, StoredEvent, StoredRecord, StoredTurn } from "@holdfast/core";
import type { Session, Value } from "../client/session.ts";
import { eventOfRow, recordOfRow, selectRows, turnOfRow } from "./rows.ts";
import { scopeDigest } from "./scopes.ts";

/** Turns that meet a condition. */
export async function readTurns(
  session: Session,
  where: string,
  ...values: Value[]
): Promise<StoredTurn[]> {
  return (await session.all(`${selectRows.turn} WHERE ${where}`, ...values)).map(turnOfRow);
}

/** Turns of exactly this scope that meet a condition on the second value, in the order of recording. */
export async function readTurnsOfScope(
  session: Session,
  scope: Scope,
  where: string,
  value: Value,
): Promise<StoredTurn[]> {
  return readTurns(
    session,
    `scope.digest = $1 AND ${where} ORDER BY turn.key`,
    scopeDigest(scope),
    value,
  );
}

/** Turns with their keys. */
export async function readKeyedTurns(
  session: Session,
  keys: readonly number[],
): Promise<Keyed<StoredTurn>[]> {
  const sql = `${selectRows.turn} WHERE turn.key = ANY ($1::bigint[])`;
  const rows = await session.all(sql, keys.map(String));
  return rows.map((row) => ({ key: Number(row.key), item: turnOfRow(row) }));
}

/** Records that meet a condition. */
export async function readRecords(
  session: Session,
  where: string,
  ...values: Value[]
): Promise<StoredRecord[]> {
  return (await session.all(`${selectRows.record} WHERE ${where}`, ...values)).map(recordOfRow);
}

/** Records with their keys. */
export async function readKeyedRecords(
  session: Session,
  keys: readonly number[],
): Promise<Keyed<StoredRecord>[]> {
  const sql = `${selectRows.record} WHERE record.key = ANY ($1::bigint[])`;
  const rows = await session.all(sql, keys.map(String));
  return rows.map((row) => ({ key: Number(row.key), item: recordOfRow(row) }));
}

/** Events that meet a condition, in the order they were logged. */
export async function readEvents(
  session: Session,
  where: string,
  ...values: Value[]
): Promise<StoredEvent[]> {
  const sql = `${selectRows.event} WHERE ${where} ORDER BY sequence`;
  return (await session.all(sql, ...values)).map(eventOfRow);
}
