import { HoldfastError } from "../../errors.ts";
import type { StoredRecord } from "../../model/record.ts";
import type { Scope } from "../../model/scope.ts";
import { describeScope } from "../../model/scope.ts";
import type { FactQuery } from "../store.ts";
import { recordOfRow, selectItems } from "./rows.ts";
import { findOwner, inScope } from "./scopes.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

/** Active records that a fact may say again or contradict, the latest first. */
export function readFacts(database: SqliteDatabase, query: FactQuery): StoredRecord[] {
  const { where, values } = inScope(database, query.scope, "record");
  const sql = `${selectItems.record} WHERE ${where} AND record.status = 'active' AND (
      (record.subject = ? AND record.predicate IN (SELECT value FROM json_each(?)))
      OR record.text IN (SELECT value FROM json_each(?)))
    ORDER BY record.key DESC LIMIT ?`;
  return database
    .lists(
      sql,
      ...values,
      query.subject,
      JSON.stringify(query.predicates),
      JSON.stringify(query.texts),
      query.limit,
    )
    .map(recordOfRow);
}

/** Active records that matter at least so much, the most important first, then by the order of recording. */
export function readImportant(
  database: SqliteDatabase,
  scope: Scope,
  least: number,
  limit: number,
): StoredRecord[] {
  const { where, values } = inScope(database, scope, "record");
  const sql = `${selectItems.record} WHERE ${where} AND record.status = 'active' AND record.importance >= ?
    ORDER BY record.importance DESC, record.key LIMIT ?`;
  return database.lists(sql, ...values, least, limit).map(recordOfRow);
}

/** How often a record was written in the partition of a scope. */
export function readRevision(database: SqliteDatabase, scope: Scope): number {
  const owner = findOwner(database, scope);
  if (owner === undefined) return 0;
  return Number(database.get("SELECT revision FROM partition WHERE key = ?", owner)?.revision);
}

/** Counts a write of a record. Only inside a write transaction. */
export function moveRevision(database: SqliteDatabase, partition: number): void {
  database.run("UPDATE partition SET revision = revision + 1 WHERE key = ?", partition);
}

/**
 * Refuses a batch that was decided on records which have changed since. Only inside a write transaction.
 *
 * @throws HoldfastError `write_conflict`
 */
export function checkRevision(
  database: SqliteDatabase,
  { scope, revision }: { scope: Scope; revision: number },
): void {
  const now = readRevision(database, scope);
  if (now === revision) return;
  throw new HoldfastError(
    "write_conflict",
    `The records of ${describeScope(scope)} are at revision ${now}, not ${revision}.`,
  );
}

/** Counts one more use of each of some records. */
export function noteUses(database: SqliteDatabase, recordIds: readonly string[], at: number): void {
  database.run(
    `UPDATE record SET uses = uses + 1, used_at = max(coalesce(used_at, ?1), ?1)
     WHERE id IN (SELECT value FROM json_each(?2))`,
    at,
    JSON.stringify(recordIds),
  );
}
