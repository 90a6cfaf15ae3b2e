import type { FactQuery, Scope, StoredRecord } from "@holdfast/core";
import { describeScope, HoldfastError } from "@holdfast/core";
import { ownerOf } from "../client/owner-lock.ts";
import type { Session } from "../client/session.ts";
import { recordOfRow, selectRows } from "./rows.ts";
import { inScope } from "./scopes.ts";

/** Active records that a fact may say again or contradict, the latest first. */
export async function readFacts(session: Session, query: FactQuery): Promise<StoredRecord[]> {
  const { where, values } = await inScope(session, query.scope, "record");
  const place = (value: (typeof values)[number]) => `$${values.push(value)}`;
  const subject = `${place(query.subject)}::text`;
  const predicates = `${place(query.predicates)}::text[]`;
  const texts = `${place(query.texts)}::text[]`;
  // by their hashes, as texts can be longer than what an index takes
  const sql = `${selectRows.record} WHERE ${where} AND record.status = 'active' AND (
      (record.predicate IS NOT NULL AND hashtextextended(record.subject, 0) = hashtextextended(${subject}, 0)
        AND record.subject = ${subject} AND record.predicate = ANY (${predicates}))
      OR (hashtextextended(record.text, 0) = ANY (ARRAY(SELECT hashtextextended(given, 0) FROM unnest(${texts}) AS given))
        AND record.text = ANY (${texts})))
    ORDER BY record.key DESC LIMIT ${place(query.limit)}`;
  return (await session.all(sql, ...values)).map(recordOfRow);
}

/** Active records that matter at least so much, the most important first, then by the order of recording. */
export async function readImportant(
  session: Session,
  scope: Scope,
  least: number,
  limit: number,
): Promise<StoredRecord[]> {
  const { where, values } = await inScope(session, scope, "record");
  const next = values.length + 1;
  const sql = `${selectRows.record} WHERE ${where} AND record.status = 'active' AND record.importance >= $${next}
    ORDER BY record.importance DESC, record.key LIMIT $${next + 1}`;
  return (await session.all(sql, ...values, least, limit)).map(recordOfRow);
}

/** How often a record was written in the partition of a scope. */
export async function readRevision(session: Session, scope: Scope): Promise<number> {
  const { field, id } = ownerOf(scope);
  const row = await session.get(
    "SELECT revision FROM holdfast.partition WHERE field = $1 AND id = $2",
    field,
    id,
  );
  return Number(row?.revision ?? 0);
}

/**
 * Refuses a batch that was decided on records which have changed since. Only inside a transaction that holds the owner's lock.
 *
 * @throws HoldfastError `write_conflict`
 */
export async function checkRevision(
  session: Session,
  { scope, revision }: { scope: Scope; revision: number },
): Promise<void> {
  const now = await readRevision(session, scope);
  if (now === revision) return;
  throw new HoldfastError(
    "write_conflict",
    `The records of ${describeScope(scope)} are at revision ${now}, not ${revision}.`,
  );
}

/** Counts one more use of each of some records. */
export async function noteUses(
  session: Session,
  recordIds: readonly string[],
  at: number,
): Promise<void> {
  await session.run(
    `UPDATE holdfast.record SET uses = uses + 1, used_at = greatest(used_at, $1::bigint) WHERE id IN (
       SELECT id FROM holdfast.record WHERE id = ANY ($2::text[]) ORDER BY key FOR UPDATE)`,
    String(at),
    recordIds,
  );
}
