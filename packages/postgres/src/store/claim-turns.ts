import type { ClaimedTurns, ExtractionClaim } from "@holdfast/core";
import { lockKey } from "../client/owner-lock.ts";
import type { Row, Session, Value } from "../client/session.ts";
import { selectRows, turnOfRow } from "./rows.ts";
import { scopeCondition } from "./scopes.ts";

/** How often turns are tried together; after that each is tried alone, so that one which cannot be read does not keep back others. */
const attemptsTogether = 2;
const free = "(lease IS NULL OR lease_until <= $1::bigint)";

/**
 * Claims the turns that have waited longest. Rows that another claims at this moment are passed over (`SKIP LOCKED`); that no two claim
 * turns of one owner is made sure by a lock of the owner, which is only tried. Only inside a write transaction.
 */
export async function claimTurns(
  session: Session,
  claim: ExtractionClaim,
): Promise<ClaimedTurns | undefined> {
  const passedOver: string[] = [];
  for (;;) {
    const first = await findFirst(session, claim, passedOver);
    if (first === undefined) return undefined;
    if (await holdOwner(session, String(first.partition), claim.now)) {
      return claimConversation(session, claim, first);
    }
    passedOver.push(String(first.partition));
  }
}

function wantedBy({ early = false, givenUp = false }: ExtractionClaim): string {
  const ready = early ? "due_at IS NOT NULL" : "due_at <= $1::bigint";
  return `${free} AND (${ready}${givenUp ? " OR due_at IS NULL" : ""})
    AND NOT EXISTS (SELECT 1 FROM holdfast.turn WHERE turn.key = job.turn AND turn.id = ANY ($2::text[]))`;
}

function findFirst(
  session: Session,
  claim: ExtractionClaim,
  passedOver: readonly string[],
): Promise<Row | undefined> {
  const within = claim.scope && scopeCondition(claim.scope, 4);
  return session.get(
    `SELECT turn, scope, partition, attempts FROM holdfast.pending_extraction AS job WHERE ${wantedBy(claim)}
     AND NOT partition = ANY ($3::bigint[])
     AND NOT EXISTS (SELECT 1 FROM holdfast.pending_extraction AS held
       WHERE held.partition = job.partition AND held.lease IS NOT NULL AND held.lease_until > $1::bigint)
     ${within ? `AND scope IN (SELECT key FROM holdfast.scope WHERE ${within.where})` : ""}
     ORDER BY turn LIMIT 1 FOR UPDATE SKIP LOCKED`,
    String(claim.now),
    claim.except ?? [],
    passedOver,
    ...(within?.values ?? []),
  );
}

// What another committed between the statement before and the lock is seen by the second statement, as it starts after the lock.
async function holdOwner(session: Session, partition: string, now: number): Promise<boolean> {
  const lock = await session.get(
    "SELECT pg_try_advisory_xact_lock($1::bigint) AS got",
    String(lockKey(session.schema, `claim\0${partition}`)),
  );
  if (lock?.got !== true) return false;
  const held = await session.get(
    `SELECT 1 AS found FROM holdfast.pending_extraction
     WHERE partition = $1 AND lease IS NOT NULL AND lease_until > $2::bigint LIMIT 1`,
    partition,
    String(now),
  );
  return held === undefined;
}

async function claimConversation(
  session: Session,
  claim: ExtractionClaim,
  first: Row,
): Promise<ClaimedTurns | undefined> {
  const { lease, now, limit, except = [] } = claim;
  const attempts = Number(first.attempts);
  const alone = attempts >= attemptsTogether;
  const values: Value[] = [
    String(now),
    except,
    String(first.scope),
    String(first.turn),
    alone ? 1 : limit,
    lease.id,
    String(lease.until),
  ];
  // a conversation is read together: what was said last comes along although it is not due yet; a lease that ran out was not given
  // back: its holder died or hung, which counts as a failure
  const claimed = await session.all(
    `WITH picked AS MATERIALIZED (
       SELECT turn FROM holdfast.pending_extraction AS job
       WHERE scope = $3::bigint AND turn >= $4::bigint
         AND ((${wantedBy(claim)}) OR (${free} AND due_at IS NOT NULL AND attempts = 0))
         AND (turn = $4::bigint OR attempts < ${attemptsTogether})
       ORDER BY turn LIMIT $5 FOR UPDATE SKIP LOCKED)
     UPDATE holdfast.pending_extraction AS claimed
     SET attempts = claimed.attempts + (claimed.lease IS NOT NULL)::integer, lease = $6, lease_until = $7::bigint
     FROM picked WHERE claimed.turn = picked.turn RETURNING claimed.turn`,
    ...values,
  );
  const turns = await session.all(
    `${selectRows.turn} WHERE turn.key = ANY ($1::bigint[]) ORDER BY turn.key`,
    claimed.map((row) => String(row.turn)),
  );
  return turns.length === 0 ? undefined : { turns: turns.map(turnOfRow), attempts };
}
