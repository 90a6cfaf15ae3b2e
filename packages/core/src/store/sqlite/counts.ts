import type { Scope } from "../../model/scope.ts";
import type { StoreCounts } from "../store.ts";
import { countExtractions } from "./extractions.ts";
import { inScope, scopeCondition } from "./scopes.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

/** Counts what is in a scope, or in the whole file. */
export function countItems(database: SqliteDatabase, scope: Scope | undefined): StoreCounts {
  const turns = statusCounts(database, "turn", scope);
  const records = statusCounts(database, "record", scope);
  return {
    turns: turns.active ?? 0,
    retractedTurns: turns.retracted ?? 0,
    records: {
      active: records.active ?? 0,
      superseded: records.superseded ?? 0,
      retracted: records.retracted ?? 0,
    },
    events: count(database, "event", scope),
    vectors: count(database, "vector", scope),
    pendingVectors:
      scope === undefined
        ? count(database, "pending_vector", undefined)
        : pendingIn(database, scope),
    pendingIndex: count(database, "index_change", undefined),
    extractions: countExtractions(database, scope),
    scopes: scope === undefined ? count(database, "scope", undefined) : scopesIn(database, scope),
  };
}

function statusCounts(
  database: SqliteDatabase,
  table: "turn" | "record",
  scope: Scope | undefined,
): Record<string, number> {
  const { where, values } =
    scope === undefined ? { where: "TRUE", values: [] } : inScope(database, scope, table);
  const rows = database.all(
    `SELECT status, count(*) AS n FROM ${table} WHERE ${where} GROUP BY status`,
    ...values,
  );
  return Object.fromEntries(rows.map((row) => [row.status as string, row.n as number]));
}

function count(database: SqliteDatabase, table: string, scope: Scope | undefined): number {
  if (scope === undefined) return Number(database.get(`SELECT count(*) AS n FROM ${table}`)?.n);
  const { where, values } = scopeCondition(scope);
  const sql = `SELECT count(*) AS n FROM ${table} WHERE scope IN (SELECT key FROM scope WHERE ${where})`;
  return Number(database.get(sql, ...values)?.n);
}

function pendingIn(database: SqliteDatabase, scope: Scope): number {
  const turn = inScope(database, scope, "turn");
  const record = inScope(database, scope, "record");
  const row = database.get(
    `SELECT (SELECT count(*) FROM pending_vector JOIN turn ON turn.key = item WHERE kind = 'turn' AND ${turn.where})
          + (SELECT count(*) FROM pending_vector JOIN record ON record.key = item WHERE kind = 'memory' AND ${record.where})
       AS n`,
    ...turn.values,
    ...record.values,
  );
  return Number(row?.n);
}

function scopesIn(database: SqliteDatabase, scope: Scope): number {
  const { where, values } = scopeCondition(scope);
  return Number(database.get(`SELECT count(*) AS n FROM scope WHERE ${where}`, ...values)?.n);
}
