import type { Scope } from "../../model/scope.ts";
import { scopeFields } from "../../model/scope.ts";
import type { ProjectionVersions } from "../known-projections.ts";
import type { ItemKind, PartitionView } from "../store.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { orNull } from "./sqlite-database.ts";

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
}

/** The keys of a scope, made if it is new. Only inside a write transaction. */
export function ensureScope(database: SqliteDatabase, scope: Scope): ScopeKeys {
  const known = findScope(database, scope);
  if (known) return known;
  const owner = ownerOf(scope);
  database.run(
    "INSERT INTO partition (field, id) VALUES (?, ?) ON CONFLICT DO NOTHING",
    owner.field,
    owner.id,
  );
  const partition = partitionOf(database, owner) as number;
  const { lastKey } = database.run(
    "INSERT INTO scope (partition, user_id, agent_id, run_id, app_id) VALUES (?, ?, ?, ?, ?)",
    partition,
    orNull(scope.userId),
    orNull(scope.agentId),
    orNull(scope.runId),
    orNull(scope.appId),
  );
  return { scope: lastKey, partition };
}

/** The keys of exactly this scope, if anything was ever stored in it. */
export function findScope(database: SqliteDatabase, scope: Scope): ScopeKeys | undefined {
  const row = database.get(
    `SELECT key, partition FROM scope WHERE ifnull(user_id, '') = ? AND ifnull(agent_id, '') = ?
     AND ifnull(run_id, '') = ? AND ifnull(app_id, '') = ?`,
    scope.userId ?? "",
    scope.agentId ?? "",
    scope.runId ?? "",
    scope.appId ?? "",
  );
  return row && { scope: row.key as number, partition: row.partition as number };
}

/** The key of the partition that a scope belongs to, if anything was ever stored in it. */
export function findOwner(database: SqliteDatabase, scope: Scope): number | undefined {
  return partitionOf(database, ownerOf(scope));
}

/** The partitions that hold scopes which one of the query's scopes contains. */
export function findPartitions(
  database: SqliteDatabase,
  queries: readonly Scope[],
): PartitionView[] {
  const views = new Map<number, Set<number> | undefined>();
  for (const query of queries) {
    const whole = wholePartition(database, query);
    if (whole === undefined) addScopes(database, query, views);
    else if (whole !== unknown) views.set(whole, undefined);
  }
  return withVersions(database, views);
}

function addScopes(
  database: SqliteDatabase,
  query: Scope,
  views: Map<number, Set<number> | undefined>,
): void {
  const { where, values } = scopeCondition(query);
  for (const row of database.lists(`SELECT key, partition FROM scope WHERE ${where}`, ...values)) {
    const [key, partition] = row as [number, number];
    if (!views.has(partition)) views.set(partition, new Set());
    views.get(partition)?.add(key);
  }
}

const versionsOf = (kind: ItemKind) => ({
  columns: `${kind}_document.generation, ${kind}_document.count, ${kind}_vector.generation, ${kind}_vector.sequence`,
  joins: `
    LEFT JOIN lexical_partition AS ${kind}_document
      ON ${kind}_document.partition = asked.value AND ${kind}_document.kind = '${kind}'
    LEFT JOIN vector_partition AS ${kind}_vector
      ON ${kind}_vector.partition = asked.value AND ${kind}_vector.kind = '${kind}'`,
});

const [ofTurns, ofMemories] = [versionsOf("turn"), versionsOf("memory")];
const selectVersions = `
  SELECT asked.value, partition.changes, ${ofTurns.columns}, ${ofMemories.columns}
  FROM json_each(?1) AS asked LEFT JOIN partition ON partition.key = asked.value ${ofTurns.joins} ${ofMemories.joins}`;

// In one statement: asked one by one, they would cost a search of many partitions more than all else.
function withVersions(
  database: SqliteDatabase,
  views: ReadonlyMap<number, Set<number> | undefined>,
): PartitionView[] {
  if (views.size === 0) return [];
  return database.lists(selectVersions, JSON.stringify([...views.keys()])).map((row) => {
    const numbers = row as (number | null)[];
    const partition = numbers[0] as number;
    const scopeKeys = views.get(partition);
    return {
      partition,
      ...(scopeKeys === undefined ? {} : { scopeKeys }),
      versions: { turn: versionsAt(numbers, 2), memory: versionsAt(numbers, 6) },
      changes: numbers[1] ?? undefined,
    };
  });
}

function versionsAt(numbers: readonly (number | null)[], start: number): ProjectionVersions {
  const [generation, count, vectorGeneration, sequence] = numbers.slice(start, start + 4);
  return {
    documents: { generation: generation ?? 0, count: count ?? 0 },
    vectors: { generation: vectorGeneration ?? 0, sequence: sequence ?? 0 },
  };
}

/** A condition on a table with the columns `scope` and `partition`: its rows lie in a scope that the query contains. */
export function inScope(
  database: SqliteDatabase,
  query: Scope,
  table: "turn" | "record",
): { where: string; values: (string | number)[] } {
  const whole = wholePartition(database, query);
  if (whole !== undefined) return { where: `${table}.partition = ?`, values: [whole] };
  const { where, values } = scopeCondition(query);
  const scopes = database.all(`SELECT key FROM scope WHERE ${where} LIMIT 2`, ...values);
  // one conversation is the usual case, and read in the order of its index
  if (scopes.length === 1)
    return { where: `${table}.scope = ?`, values: [scopes[0]?.key as number] };
  return { where: `${table}.scope IN (SELECT key FROM scope WHERE ${where})`, values };
}

/** A condition on the table `scope`: every id of the query is equal. */
export function scopeCondition(query: Scope): { where: string; values: string[] } {
  const given = scopeFields.filter((field) => query[field] !== undefined);
  return {
    where: given.map((field) => `${columns[field]} = ?`).join(" AND "),
    values: given.map((field) => query[field] as string),
  };
}

// A query with nothing but a user id means all of that user's partition, so no list of scopes is needed.
function wholePartition(database: SqliteDatabase, query: Scope): number | undefined {
  const onlyUser =
    query.userId !== undefined &&
    scopeFields.every((field) => field === "userId" || query[field] === undefined);
  return onlyUser
    ? (partitionOf(database, { field: "userId", id: query.userId as string }) ?? unknown)
    : undefined;
}

function partitionOf(
  database: SqliteDatabase,
  owner: { field: string; id: string },
): number | undefined {
  const row = database.get(
    "SELECT key FROM partition WHERE field = ? AND id = ?",
    owner.field,
    owner.id,
  );
  return row?.key as number | undefined;
}

// The user, or else the least specific id that is given.
function ownerOf(scope: Scope): { field: string; id: string } {
  const field =
    scope.userId !== undefined ? "userId" : scopeFields.find((name) => scope[name] !== undefined);
  return { field: field as string, id: scope[field as keyof Scope] as string };
}
