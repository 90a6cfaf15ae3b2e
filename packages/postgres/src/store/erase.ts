import type { EraseCounts, EraseLog, EraseSelection, ItemKind, Scope } from "@holdfast/core";
import type { Owner } from "../client/owner-lock.ts";
import { lockOwners, ownerName } from "../client/owner-lock.ts";
import type { Session } from "../client/session.ts";
import { dropExtractions } from "./extractions.ts";
import { noteIndexChanges } from "./index-changes.ts";
import { LexicalEdit } from "./lexical-edit.ts";
import { forgetDocuments } from "./lexical-rows.ts";
import { ownersOfIds } from "./owners.ts";
import { readRecords } from "./read-items.ts";
import { scopeCondition } from "./scopes.ts";
import { removeVectors } from "./vector-rows.ts";

interface Selected {
  turnIds: string[];
  recordIds: string[];
  /** Records that stay, less some of their evidence. */
  trimmed: string[];
}

/**
 * Destroys the selected items and everything that stands on them alone: records whose whole evidence is erased go too,
 * records with other evidence lose only what is erased. Only inside a write transaction.
 */
export async function eraseSelection(
  session: Session,
  selection: EraseSelection,
  log: EraseLog,
): Promise<EraseCounts> {
  const { turnIds, recordIds, trimmed } = await selectAndLock(session, selection);
  const scope = "scope" in selection ? selection.scope : undefined;
  const erased = [...turnIds, ...recordIds];
  const tombstones = scope === undefined ? await placesOf(session, erased) : [];
  const lexical = new LexicalEdit(session);
  const counts: EraseCounts = {
    turns: await eraseItems(session, lexical, "turn", turnIds),
    records: await eraseItems(session, lexical, "memory", recordIds),
    events: 0,
    trimmed: trimmed.length,
  };
  await lexical.flush();
  await session.run("DELETE FROM holdfast.evidence WHERE turn_id = ANY ($1::text[])", turnIds);
  // snapshots of trimmed records quote the erased words, so they go as well
  counts.events = await session.run(
    "DELETE FROM holdfast.event WHERE target_id = ANY ($1::text[])",
    [...erased, ...trimmed],
  );
  await logEvents(session, log, "ERASE", tombstones);
  const places = await placesOf(session, trimmed);
  await logEvents(session, log, "UPDATE", places, await statesOf(session, trimmed));
  if (scope !== undefined) counts.events += await forgetScopes(session, scope);
  return counts;
}

// What is selected can grow until the locks are held; then it is done again from the start.
async function selectAndLock(session: Session, selection: EraseSelection): Promise<Selected> {
  const before = await ownersOf(session, await select(session, selection), selection);
  await lockOwners(session, before);
  const selected = await select(session, selection);
  const locked = new Set(before.map(ownerName));
  const after = await ownersOf(session, selected, selection);
  if (after.every((owner) => locked.has(ownerName(owner)))) return selected;
  throw Object.assign(new Error("more was written into the selection meanwhile"), {
    code: "40001",
  });
}

async function ownersOf(
  session: Session,
  { turnIds, recordIds, trimmed }: Selected,
  selection: EraseSelection,
): Promise<Owner[]> {
  const owners = await ownersOfIds(session, [...turnIds, ...recordIds, ...trimmed]);
  if (!("scope" in selection)) return owners;
  const { where, values } = scopeCondition(selection.scope);
  const rows = await session.all(
    `SELECT field, id FROM holdfast.partition
     WHERE key IN (SELECT scope.partition FROM holdfast.scope WHERE ${where})`,
    ...values,
  );
  return [...owners, ...rows.map((row) => ({ field: row.field as string, id: row.id as string }))];
}

async function select(session: Session, selection: EraseSelection): Promise<Selected> {
  const [turnIds, chosen] =
    "scope" in selection
      ? [
          await idsInScope(session, "turn", selection.scope),
          await idsInScope(session, "record", selection.scope),
        ]
      : [selection.turnIds, selection.recordIds];
  const rows = await session.all(
    `SELECT record.id, EXISTS (
       SELECT 1 FROM holdfast.evidence AS other WHERE other.record = record.key AND NOT other.turn_id = ANY ($1::text[])
     ) AS rest
     FROM holdfast.record WHERE key IN (SELECT record FROM holdfast.evidence WHERE turn_id = ANY ($1::text[]))`,
    turnIds,
  );
  const whole = rows.filter((row) => row.rest !== true).map((row) => row.id as string);
  const recordIds = new Set([...chosen, ...whole]);
  return {
    turnIds: [...turnIds],
    recordIds: [...recordIds],
    trimmed: rows
      .filter((row) => row.rest === true && !recordIds.has(row.id as string))
      .map((row) => row.id as string),
  };
}

async function idsInScope(
  session: Session,
  table: "turn" | "record",
  scope: Scope,
): Promise<string[]> {
  const { where, values } = scopeCondition(scope);
  const rows = await session.all(
    `SELECT id FROM holdfast.${table} WHERE scope IN (SELECT key FROM holdfast.scope WHERE ${where})`,
    ...values,
  );
  return rows.map((row) => row.id as string);
}

async function placesOf(
  session: Session,
  ids: readonly string[],
): Promise<{ id: string; scope: string }[]> {
  if (ids.length === 0) return [];
  const rows = await session.all(
    `SELECT id, scope FROM holdfast.turn WHERE id = ANY ($1::text[])
     UNION ALL SELECT id, scope FROM holdfast.record WHERE id = ANY ($1::text[])`,
    ids,
  );
  return rows.map((row) => ({ id: row.id as string, scope: String(row.scope) }));
}

async function eraseItems(
  session: Session,
  lexical: LexicalEdit,
  kind: ItemKind,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const table = kind === "turn" ? "turn" : "record";
  const rows = await session.all(
    `SELECT key, partition, block FROM holdfast.${table} WHERE id = ANY ($1::text[]) ORDER BY partition, block`,
    ids,
  );
  const blocks = Map.groupBy(
    rows.filter((row) => row.block !== null),
    (row) => `${row.partition}/${row.block}`,
  );
  for (const inBlock of blocks.values()) {
    const [first] = inBlock as [(typeof inBlock)[number]];
    const keys = new Set(inBlock.map((row) => Number(row.key)));
    await lexical.remove(Number(first.partition), kind, Number(first.block), keys);
  }
  const keys = rows.map((row) => Number(row.key));
  await noteIndexChanges(session, kind, await removeVectors(session, kind, keys));
  if (kind === "turn") await dropExtractions(session, keys);
  else {
    await session.run(
      "DELETE FROM holdfast.evidence WHERE record = ANY ($1::bigint[])",
      keys.map(String),
    );
  }
  return session.run(
    `DELETE FROM holdfast.${table} WHERE key = ANY ($1::bigint[])`,
    keys.map(String),
  );
}

async function logEvents(
  session: Session,
  log: EraseLog,
  operation: "ERASE" | "UPDATE",
  targets: readonly { id: string; scope: string }[],
  states: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  if (targets.length === 0) return;
  await session.run(
    `INSERT INTO holdfast.event (id, operation_id, operation, scope, target_id, before, after, reason, actor, at)
     SELECT given.id, $1, $2, given.scope, given.target_id, NULL, given.after::json, $3, $4, $5
     FROM unnest($6::text[], $7::bigint[], $8::text[], $9::text[]) WITH ORDINALITY
       AS given (id, scope, target_id, after, position) ORDER BY position`,
    log.operationId,
    operation,
    log.reason,
    log.actor,
    String(log.at),
    targets.map(() => log.nextId()),
    targets.map(({ scope }) => scope),
    targets.map(({ id }) => id),
    targets.map(({ id }) => states.get(id) ?? null),
  );
}

async function statesOf(session: Session, ids: readonly string[]): Promise<Map<string, string>> {
  const records = await readRecords(session, "record.id = ANY ($1::text[])", ids);
  return new Map(records.map((record) => [record.id, JSON.stringify({ kind: "memory", record })]));
}

// The ids of a scope can be personal data themselves, so nothing of an erased scope stays; returns the events that went.
async function forgetScopes(session: Session, scope: Scope): Promise<number> {
  const { where, values } = scopeCondition(scope);
  const events = await session.run(
    `DELETE FROM holdfast.event WHERE scope IN (SELECT key FROM holdfast.scope WHERE ${where})`,
    ...values,
  );
  const gone = await session.all(
    `DELETE FROM holdfast.scope WHERE ${where} RETURNING partition`,
    ...values,
  );
  const partitions = await session.all(
    `DELETE FROM holdfast.partition WHERE key = ANY ($1::bigint[])
       AND NOT EXISTS (SELECT 1 FROM holdfast.scope WHERE scope.partition = partition.key) RETURNING key`,
    gone.map((row) => String(row.partition)),
  );
  const keys = partitions.map((row) => String(row.key));
  if (keys.length === 0) return events;
  await forgetDocuments(session, keys);
  await session.run(
    "DELETE FROM holdfast.vector_partition WHERE partition = ANY ($1::bigint[])",
    keys,
  );
  return events;
}
