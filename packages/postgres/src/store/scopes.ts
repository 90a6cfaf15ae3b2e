import { createHash } from "node:crypto";
import type { PartitionView, Scope } from "@holdfast/core";
import { scopeFields } from "@holdfast/core";
import { ownerName, ownerOf } from "../client/owner-lock.ts";
import type { Session, Value } from "../client/session.ts";

const columns = {
  userId: "user_id",
  agentId: "agent_id",
  runId: "run_id",
  appId: "app_id",
} as const;

const unknown = -1; // no key is negative

/** The keys of a scope and of the partition that it belongs to. */
export interface ScopeKeys {
  scope: number;
  partition: number;
  /** Whether something in the partition has expired that searches still pass over. */
  expired: boolean;
}

/** A condition and its values. */
export interface Condition {
  where: string;
  values: Value[];
}

/** The four ids as one value of fixed length. */
export function scopeDigest(scope: Scope): Buffer {
  const ids = scopeFields.map((field) => scope[field] ?? null);
  return createHash("sha256").update(JSON.stringify(ids)).digest();
}

/** Names a scope within a process. */
export function scopeName(scope: Scope): string {
  return scopeDigest(scope).toString("base64");
}

/**
 * The keys of scopes by their names; new ones are made. Only inside a transaction that holds the locks of their owners.
 *
 * @param now by when items count as expired; undefined passes over them
 */
export async function ensureScopes(
  session: Session,
  scopes: Iterable<Scope>,
  now: number | undefined,
): Promise<Map<string, ScopeKeys>> {
  const wanted = new Map([...scopes].map((scope) => [scopeName(scope), scope]));
  const known = await readScopes(session, [...wanted.keys()], now);
  const missing = [...wanted].filter(([name]) => !known.has(name));
  if (missing.length === 0) return known;
  const owners = new Map(missing.map(([, scope]) => [ownerName(ownerOf(scope)), ownerOf(scope)]));
  const partitions = new Map<string, number>();
  for (const [name, { field, id }] of owners) {
    // the update changes nothing; it gives the key of a row that is there already
    const row = await session.get(
      `INSERT INTO holdfast.partition (field, id) VALUES ($1, $2)
       ON CONFLICT (field, id) DO UPDATE SET field = excluded.field RETURNING key`,
      field,
      id,
    );
    partitions.set(name, Number(row?.key));
  }
  for (const [name, scope] of missing) {
    const partition = partitions.get(ownerName(ownerOf(scope))) as number;
    const row = await session.get(
      `INSERT INTO holdfast.scope (partition, user_id, agent_id, run_id, app_id, digest)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING key`,
      partition,
      scope.userId ?? null,
      scope.agentId ?? null,
      scope.runId ?? null,
      scope.appId ?? null,
      scopeDigest(scope),
    );
    known.set(name, { scope: Number(row?.key), partition, expired: false });
  }
  return known;
}

async function readScopes(
  session: Session,
  names: readonly string[],
  now: number | undefined,
): Promise<Map<string, ScopeKeys>> {
  if (names.length === 0) return new Map();
  const rows = await session.all(
    `SELECT key, partition, encode(digest, 'base64') AS name, EXISTS (
       SELECT 1 FROM holdfast.turn WHERE turn.partition = scope.partition AND expires_at <= $2::bigint AND block IS NOT NULL
     ) OR EXISTS (
       SELECT 1 FROM holdfast.record WHERE record.partition = scope.partition AND expires_at <= $2::bigint AND block IS NOT NULL
     ) AS expired
     FROM holdfast.scope WHERE digest IN (SELECT decode(name, 'base64') FROM unnest($1::text[]) AS name)`,
    names,
    now === undefined ? null : String(now),
  );
  return new Map(
    rows.map((row) => [
      row.name as string,
      {
        scope: Number(row.key),
        partition: Number(row.partition),
        expired: row.expired === true,
      },
    ]),
  );
}

/** The partitions that hold scopes which the query's scope contains. */
export async function findPartitions(session: Session, query: Scope): Promise<PartitionView[]> {
  if (isWholePartition(query)) {
    const whole = await findOwner(session, query);
    return whole === undefined ? [] : [{ partition: whole }];
  }
  const { where, values } = scopeCondition(query);
  const views = new Map<number, Set<number>>();
  const rows = await session.all(
    `SELECT key, partition FROM holdfast.scope WHERE ${where} ORDER BY key`,
    ...values,
  );
  for (const row of rows) {
    const keys = views.get(Number(row.partition)) ?? new Set<number>();
    keys.add(Number(row.key));
    views.set(Number(row.partition), keys);
  }
  return [...views].map(([partition, scopeKeys]) => ({ partition, scopeKeys }));
}

/** The key of the partition that a scope belongs to, if anything was ever stored in it. */
async function findOwner(session: Session, scope: Scope): Promise<number | undefined> {
  const { field, id } = ownerOf(scope);
  const row = await session.get(
    "SELECT key FROM holdfast.partition WHERE field = $1 AND id = $2",
    field,
    id,
  );
  return row === undefined ? undefined : Number(row.key);
}

/** A condition on a table with the columns `scope` and `partition`: its rows lie in a scope that the query contains. */
export async function inScope(session: Session, query: Scope, table: string): Promise<Condition> {
  if (isWholePartition(query)) {
    const whole = await findOwner(session, query);
    return { where: `${table}.partition = $1`, values: [String(whole ?? unknown)] };
  }
  const { where, values } = scopeCondition(query);
  const scopes = await session.all(
    `SELECT key FROM holdfast.scope WHERE ${where} LIMIT 2`,
    ...values,
  );
  // one conversation is the usual case, and read in the order of its index
  if (scopes.length === 1) {
    return { where: `${table}.scope = $1`, values: [String(scopes[0]?.key)] };
  }
  return { where: `${table}.scope IN (SELECT key FROM holdfast.scope WHERE ${where})`, values };
}

/** A condition on the table `scope`: every id of the query is equal. */
export function scopeCondition(query: Scope, firstValue = 1): Condition {
  const given = scopeFields.filter((field) => query[field] !== undefined);
  return {
    where: given
      .map((field, index) => `scope.${columns[field]} = $${firstValue + index}`)
      .join(" AND "),
    values: given.map((field) => query[field] as string),
  };
}

// A query with nothing but a user id means all of that user's partition, so no list of scopes is needed.
function isWholePartition(query: Scope): boolean {
  return (
    query.userId !== undefined &&
    scopeFields.every((field) => field === "userId" || query[field] === undefined)
  );
}
