import type {
  ExtractionCounts,
  ExtractionFailure,
  ExtractionLease,
  ExtractionRequest,
  FailedExtraction,
  FailureQuery,
  Scope,
  WriteBatch,
} from "@holdfast/core";
import { HoldfastError } from "@holdfast/core";
import type { Session } from "../client/session.ts";
import { optionalNumber, scopeOfRow } from "./rows.ts";
import { scopeCondition } from "./scopes.ts";

/** Lets turns wait for their extraction, anew if they wait already. Only inside a write transaction. */
export async function requestExtractions(
  session: Session,
  requests: readonly ExtractionRequest[],
): Promise<void> {
  if (requests.length === 0) return;
  // the last of several requests for one turn counts
  const last = [...new Map(requests.map((request) => [request.turnId, request])).values()];
  await session.run(
    `INSERT INTO holdfast.pending_extraction (turn, scope, partition, due_at, lease, lease_until)
     SELECT turn.key, turn.scope, turn.partition, given.due_at, given.lease, given.lease_until
     FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[]) AS given (id, due_at, lease, lease_until)
     JOIN holdfast.turn ON turn.id = given.id ORDER BY turn.key
     ON CONFLICT (turn) DO UPDATE SET due_at = excluded.due_at, lease = excluded.lease, lease_until = excluded.lease_until,
       attempts = 0, code = NULL, message = NULL, failed_at = NULL`,
    last.map(({ turnId }) => turnId),
    last.map(({ dueAt }) => String(dueAt)),
    last.map(({ lease }) => lease?.id ?? null),
    last.map(({ lease }) => (lease === undefined ? null : String(lease.until))),
  );
}

/** Takes turns off the list that nobody shall read any more. Only inside a write transaction. */
export async function dropExtractions(
  session: Session,
  turnKeys: readonly number[],
): Promise<void> {
  if (turnKeys.length === 0) return;
  await session.run(
    "DELETE FROM holdfast.pending_extraction WHERE turn = ANY ($1::bigint[])",
    turnKeys.map(String),
  );
}

/**
 * Takes turns off the list whose extraction is committed with the same transaction.
 *
 * @throws HoldfastError `write_conflict` when the lease does not hold one of them any more
 */
export async function finishExtractions(
  session: Session,
  { leaseId, turnIds }: NonNullable<WriteBatch["extracted"]>,
): Promise<void> {
  const finished = await session.all(
    `DELETE FROM holdfast.pending_extraction WHERE lease = $1
     AND turn IN (SELECT key FROM holdfast.turn WHERE id = ANY ($2::text[])) RETURNING turn`,
    leaseId,
    turnIds,
  );
  if (finished.length === turnIds.length) return;
  throw new HoldfastError(
    "write_conflict",
    `The lease ${leaseId} holds ${finished.length} of ${turnIds.length} turns that were extracted under it.`,
  );
}

/** Notes a failure and gives the turns back. Only inside a write transaction. */
export async function noteFailure(session: Session, failure: ExtractionFailure): Promise<void> {
  await session.run(
    `UPDATE holdfast.pending_extraction SET attempts = attempts + 1, lease = NULL, lease_until = NULL, code = $1,
       message = $2, failed_at = $3, due_at = $4
     WHERE lease = $5 AND turn IN (SELECT key FROM holdfast.turn WHERE id = ANY ($6::text[]))`,
    failure.code,
    failure.message,
    String(failure.at),
    failure.retryAt === undefined ? null : String(failure.retryAt),
    failure.leaseId,
    failure.turnIds,
  );
}

/** Holds turns until a later time. Only inside a write transaction. */
export async function renewLease(session: Session, { id, until }: ExtractionLease): Promise<void> {
  await session.run(
    "UPDATE holdfast.pending_extraction SET lease_until = $1 WHERE lease = $2",
    String(until),
    id,
  );
}

/** Gives turns back as if they had not been claimed. Only inside a write transaction. */
export async function releaseTurns(session: Session, leaseId: string): Promise<void> {
  await session.run(
    "UPDATE holdfast.pending_extraction SET lease = NULL, lease_until = NULL WHERE lease = $1",
    leaseId,
  );
}

/** When the next waiting turn can be claimed. */
export async function nextClaim(session: Session): Promise<number | undefined> {
  const row = await session.get(
    `SELECT min(greatest(due_at, lease_until)) AS next FROM holdfast.pending_extraction WHERE due_at IS NOT NULL`,
  );
  return optionalNumber(row?.next);
}

/** Turns whose extraction has failed, the latest failure first. */
export async function readFailures(
  session: Session,
  { scope, limit }: FailureQuery,
): Promise<FailedExtraction[]> {
  const within = scope && scopeCondition(scope, 2);
  const rows = await session.all(
    `SELECT turn.id, scope.user_id, scope.agent_id, scope.run_id, scope.app_id, job.attempts, job.code, job.message,
       job.failed_at, job.due_at
     FROM holdfast.pending_extraction AS job JOIN holdfast.turn ON turn.key = job.turn
     JOIN holdfast.scope ON scope.key = job.scope
     WHERE job.failed_at IS NOT NULL ${within ? `AND ${within.where}` : ""}
     ORDER BY job.failed_at DESC, job.turn DESC LIMIT $1`,
    limit,
    ...(within?.values ?? []),
  );
  return rows.map((row) => ({
    turnId: row.id as string,
    scope: scopeOfRow(row),
    attempts: Number(row.attempts),
    code: row.code as string,
    message: row.message as string,
    at: Number(row.failed_at),
    retryAt: optionalNumber(row.due_at),
  }));
}

/** How many turns wait, and how many were given up. */
export async function countExtractions(
  session: Session,
  scope: Scope | undefined,
): Promise<ExtractionCounts> {
  const within = scope && scopeCondition(scope);
  const row = await session.get(
    `SELECT count(due_at) AS pending, count(*) - count(due_at) AS given_up FROM holdfast.pending_extraction
     ${within ? `WHERE scope IN (SELECT key FROM holdfast.scope WHERE ${within.where})` : ""}`,
    ...(within?.values ?? []),
  );
  return { pending: Number(row?.pending), givenUp: Number(row?.given_up) };
}
