import { isConnectionLost } from "./failure.ts";
import type { Session } from "./session.ts";

/** The connection was lost after COMMIT had been sent: the transaction was committed, or it was not. */
export class CommitUnknown extends Error {
  override readonly name = "CommitUnknown";
  /** Postgres' number of the transaction. */
  readonly transactionId: string;
  /** What the work in it gave. */
  readonly result: unknown;

  constructor(transactionId: string, result: unknown, cause: unknown) {
    super("the connection was lost during COMMIT", { cause });
    this.transactionId = transactionId;
    this.result = result;
  }
}

/** How a transaction starts. */
export interface TransactionOptions {
  /** How long it waits for a lock, in milliseconds. */
  lockTimeoutMs: number;
  /** The number of the lock that every change of a store holds. */
  gate: string;
  /** Whether no other change may be under way meanwhile. */
  exclusive: boolean;
  /** The numbers of the locks that it takes at once, in their order. */
  locks: readonly string[];
}

/**
 * Runs work between BEGIN and COMMIT: all of it, or nothing when it throws. Each statement sees what was committed before it
 * (`READ COMMITTED`); what must not change in between is locked by the work.
 *
 * @throws CommitUnknown when the connection is lost during COMMIT
 */
export async function inTransaction<T>(
  session: Session,
  options: TransactionOptions,
  work: () => Promise<T>,
): Promise<T> {
  let result: T;
  let transactionId: string;
  try {
    transactionId = await begin(session, options);
    result = await work();
  } catch (error) {
    await rollBack(session, error);
    throw error;
  }
  try {
    await session.run("COMMIT");
  } catch (error) {
    if (isConnectionLost(error)) throw new CommitUnknown(transactionId, result, error);
    await rollBack(session, error);
    throw error;
  }
  return result;
}

// In one message to the server, as every message costs the way there and back. All values are whole numbers of our own making.
async function begin(
  session: Session,
  { lockTimeoutMs, gate, exclusive, locks }: TransactionOptions,
): Promise<string> {
  const rows = await session.script(
    "BEGIN ISOLATION LEVEL READ COMMITTED",
    `SELECT pg_current_xact_id()::text AS id, set_config('lock_timeout', '${Math.trunc(lockTimeoutMs)}', true),
       pg_advisory_xact_lock${exclusive ? "" : "_shared"}(${BigInt(gate)})`,
    ...locks.map((key) => `SELECT pg_advisory_xact_lock(${BigInt(key)})`),
  );
  return String(rows.find((row) => row.id !== undefined)?.id);
}

// When even that fails, the connection is of no use any more, and the caller hears of that.
async function rollBack(session: Session, cause: unknown): Promise<void> {
  if (!isConnectionLost(cause)) await session.run("ROLLBACK");
}
