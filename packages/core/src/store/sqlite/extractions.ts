import { HoldfastError } from "../../errors.ts";
import type { Scope } from "../../model/scope.ts";
import type {
  ClaimedTurns,
  ExtractionClaim,
  ExtractionCounts,
  ExtractionFailure,
  ExtractionLease,
  ExtractionRequest,
  FailedExtraction,
  FailureQuery,
} from "../extraction-queue.ts";
import type { WriteBatch } from "../store.ts";
import { scopeColumns, scopeOfRow, selectItems, turnOfRow } from "./rows.ts";
import { scopeCondition } from "./scopes.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { orNull } from "./sqlite-database.ts";

/** How often turns are tried together; after that each is tried alone, so that one which cannot be read does not keep back others. */
const attemptsTogether = 2;
const free = "(lease IS NULL OR lease_until <= ?1)";

/** Lets a turn wait for its extraction, anew if it waits already. Only inside a write transaction. */
export function requestExtraction(database: SqliteDatabase, request: ExtractionRequest): void {
  const { turnId, dueAt, lease } = request;
  database.run(
    `INSERT OR REPLACE INTO pending_extraction (turn, scope, partition, due_at, lease, lease_until)
     SELECT key, scope, partition, ?, ?, ? FROM turn WHERE id = ?`,
    dueAt,
    orNull(lease?.id),
    orNull(lease?.until),
    turnId,
  );
}

/** Takes a turn off the list that nobody shall read any more. Only inside a write transaction. */
export function dropExtraction(database: SqliteDatabase, turnKey: number): void {
  database.run("DELETE FROM pending_extraction WHERE turn = ?", turnKey);
}

/**
 * Takes turns off the list whose extraction is committed with the same transaction.
 *
 * @throws HoldfastError `write_conflict` when the lease does not hold one of them any more
 */
export function finishExtractions(
  database: SqliteDatabase,
  { leaseId, turnIds }: NonNullable<WriteBatch["extracted"]>,
): void {
  const { changes } = database.run(
    `DELETE FROM pending_extraction WHERE lease = ?
     AND turn IN (SELECT key FROM turn WHERE id IN (SELECT value FROM json_each(?)))`,
    leaseId,
    JSON.stringify(turnIds),
  );
  if (changes === turnIds.length) return;
  throw new HoldfastError(
    "write_conflict",
    `The lease ${leaseId} holds ${changes} of ${turnIds.length} turns that were extracted under it.`,
  );
}

/** Claims the turns that have waited longest. Only inside a write transaction. */
export function claimTurns(
  database: SqliteDatabase,
  claim: ExtractionClaim,
): ClaimedTurns | undefined {
  const { lease, now, limit, early = false, givenUp = false, except = [] } = claim;
  const within = claim.scope && scopeCondition(claim.scope);
  const ready = early ? "due_at IS NOT NULL" : "due_at <= ?1";
  const wanted = `${free} AND (${ready}${givenUp ? " OR due_at IS NULL" : ""})
    AND turn NOT IN (SELECT key FROM turn WHERE id IN (SELECT value FROM json_each(?2)))`;
  const first = database.get(
    `SELECT turn, scope, attempts FROM pending_extraction WHERE ${wanted}
     AND partition NOT IN (SELECT partition FROM pending_extraction WHERE lease IS NOT NULL AND lease_until > ?1)
     ${within ? `AND scope IN (SELECT key FROM scope WHERE ${within.where})` : ""}
     ORDER BY turn LIMIT 1`,
    now,
    JSON.stringify(except),
    ...(within?.values ?? []),
  );
  if (first === undefined) return undefined;
  const attempts = Number(first.attempts);
  const alone = attempts >= attemptsTogether;
  // a conversation is read together: what was said last comes along although it is not due yet
  const rows = database.all(
    `SELECT turn FROM pending_extraction
     WHERE scope = ?3 AND turn >= ?4 AND (${wanted} OR (${free} AND due_at IS NOT NULL AND attempts = 0))
       AND (turn = ?4 OR attempts < ${attemptsTogether})
     ORDER BY turn LIMIT ?5`,
    now,
    JSON.stringify(except),
    first.scope as number,
    first.turn as number,
    alone ? 1 : limit,
  );
  const keys = JSON.stringify(rows.map((row) => row.turn));
  // a lease that ran out was not given back: its holder died or hung, which counts as a failure
  database.run(
    `UPDATE pending_extraction SET attempts = attempts + (lease IS NOT NULL), lease = ?, lease_until = ?
     WHERE turn IN (SELECT value FROM json_each(?))`,
    lease.id,
    lease.until,
    keys,
  );
  const turns = database.lists(
    `${selectItems.turn} WHERE turn.key IN (SELECT value FROM json_each(?)) ORDER BY turn.key`,
    keys,
  );
  return { turns: turns.map(turnOfRow), attempts };
}

/** Notes a failure and gives the turns back. Only inside a write transaction. */
export function noteFailure(database: SqliteDatabase, failure: ExtractionFailure): void {
  database.run(
    `UPDATE pending_extraction SET attempts = attempts + 1, lease = NULL, lease_until = NULL, code = ?, message = ?,
       failed_at = ?, due_at = ?
     WHERE lease = ? AND turn IN (SELECT key FROM turn WHERE id IN (SELECT value FROM json_each(?)))`,
    failure.code,
    failure.message,
    failure.at,
    orNull(failure.retryAt),
    failure.leaseId,
    JSON.stringify(failure.turnIds),
  );
}

/** Holds turns until a later time. Only inside a write transaction. */
export function renewLease(database: SqliteDatabase, { id, until }: ExtractionLease): void {
  database.run("UPDATE pending_extraction SET lease_until = ? WHERE lease = ?", until, id);
}

/** Gives turns back as if they had not been claimed. Only inside a write transaction. */
export function releaseTurns(database: SqliteDatabase, leaseId: string): void {
  database.run(
    "UPDATE pending_extraction SET lease = NULL, lease_until = NULL WHERE lease = ?",
    leaseId,
  );
}

/** When the next waiting turn can be claimed. */
export function nextClaim(database: SqliteDatabase): number | undefined {
  const row = database.get(
    `SELECT min(max(due_at, ifnull(lease_until, due_at))) AS next FROM pending_extraction WHERE due_at IS NOT NULL`,
  );
  return row?.next === null || row === undefined ? undefined : Number(row.next);
}

/** Turns whose extraction has failed, the latest failure first. */
export function readFailures(
  database: SqliteDatabase,
  { scope, limit }: FailureQuery,
): FailedExtraction[] {
  const within = scope && scopeCondition(scope);
  return database
    .all(
      `SELECT turn.id, ${scopeColumns}, job.attempts, job.code, job.message, job.failed_at, job.due_at
       FROM pending_extraction AS job JOIN turn ON turn.key = job.turn JOIN scope ON scope.key = job.scope
       WHERE job.failed_at IS NOT NULL ${within ? `AND ${within.where}` : ""}
       ORDER BY job.failed_at DESC, job.turn DESC LIMIT ?`,
      ...(within?.values ?? []),
      limit,
    )
    .map((row) => ({
      turnId: row.id as string,
      scope: scopeOfRow(row),
      attempts: Number(row.attempts),
      code: row.code as string,
      message: row.message as string,
      at: Number(row.failed_at),
      retryAt: row.due_at === null ? undefined : Number(row.due_at),
    }));
}

/** How many turns wait, and how many were given up. */
export function countExtractions(
  database: SqliteDatabase,
  scope: Scope | undefined,
): ExtractionCounts {
  const within = scope && scopeCondition(scope);
  const row = database.get(
    `SELECT count(due_at) AS pending, count(*) - count(due_at) AS given_up FROM pending_extraction
     ${within ? `WHERE scope IN (SELECT key FROM scope WHERE ${within.where})` : ""}`,
    ...(within?.values ?? []),
  );
  return { pending: Number(row?.pending), givenUp: Number(row?.given_up) };
}
