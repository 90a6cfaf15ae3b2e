import { isDeepStrictEqual } from "node:util";
import type { Embedder, ItemKind, Scope, Store, StoredRecord, StoredTurn } from "@holdfast/core";
import { createMemory } from "@holdfast/core";
import { collectPages } from "../store/collect-pages.ts";
import { readProjection } from "../store/read-projection.ts";
import type { CrashDamage } from "./crash-damage.ts";
import type { CrashLog } from "./crash-log.ts";
import type { CallMetadata } from "./crash-message.ts";
import { crashUsers } from "./crash-message.ts";

const scopes = crashUsers.map((userId) => ({ userId }));
const kinds: ItemKind[] = ["turn", "memory"];

/**
 * Compares a store with what its writers acknowledged before they were killed, and with itself: calls are whole, records agree
 * with their last event, the lexical projection with one that is built anew, and vectors with those of the embedder. Rebuilds
 * the projection on the way, and closes the store.
 *
 * @param embedder the one with which the writers opened their memories
 */
export async function findCrashDamage(
  store: Store,
  log: CrashLog,
  embedder: Embedder,
): Promise<CrashDamage> {
  try {
    const turns = (await Promise.all(scopes.map((scope) => allTurns(store, scope)))).flat();
    const records = (await Promise.all(scopes.map((scope) => allRecords(store, scope)))).flat();
    const wrongVectors = await orFailure(findWrongVectors(store, [...turns, ...records], embedder));
    const wrongDocuments = await orFailure(findWrongDocuments(store));
    return {
      lost: findLost(turns, records, log),
      corrupt: [...findTorn(turns), ...(await findUnlogged(store, turns, records))],
      mismatched: [...wrongVectors, ...wrongDocuments],
    };
  } finally {
    await store.close();
  }
}

function findLost(
  turns: readonly StoredTurn[],
  records: readonly StoredRecord[],
  log: CrashLog,
): string[] {
  const stored = new Map<string, StoredTurn | StoredRecord>(
    [...turns, ...records].map((item) => [item.id, item]),
  );
  const lost: string[] = [];
  for (const [id, { kind, revision, deleted, erased }] of log.items) {
    const item = stored.get(id);
    if (item === undefined) {
      if (erased === "no") lost.push(`${kind} ${id} was acknowledged and is gone`);
    } else if (erased === "acknowledged") {
      lost.push(`the erasure of ${kind} ${id} was acknowledged, and it is there`);
    } else if (deleted === "acknowledged" && item.status !== "retracted") {
      lost.push(`the deletion of ${kind} ${id} was acknowledged, and it is ${item.status}`);
    } else if (deleted === "no" && item.status !== "active") {
      lost.push(`${kind} ${id} is ${item.status}, and nobody asked for it`);
    } else if (kind === "memory" && !(revisionOf(item) >= revision)) {
      lost.push(
        `${kind} ${id} is at revision ${revisionOf(item)}, and ${revision} was acknowledged`,
      );
    }
  }
  return lost;
}

// A call's messages are recorded in one transaction, so all of them are there or none. Of those with several, none is erased.
function findTorn(turns: readonly StoredTurn[]): string[] {
  const calls = Map.groupBy(turns, ({ metadata }) => JSON.stringify(metadata));
  return [...calls].flatMap(([json, recorded]) => {
    const { call, size } = JSON.parse(json) as CallMetadata;
    const torn = recorded.length !== size;
    return torn ? [`call ${call} recorded ${recorded.length} of ${size} messages`] : [];
  });
}

async function findUnlogged(
  store: Store,
  turns: readonly StoredTurn[],
  records: readonly StoredRecord[],
): Promise<string[]> {
  const problems: string[] = [];
  const events = (
    await Promise.all(scopes.map((scope) => store.eventsUntil(scope, Number.MAX_SAFE_INTEGER)))
  ).flat();
  const eventsOf = Map.groupBy(events, ({ targetId }) => targetId);
  for (const record of records) {
    const logged = eventsOf.get(record.id) ?? [];
    const last = logged.at(-1)?.after;
    if (last?.kind !== "memory" || !same(last.record, record)) {
      problems.push(`record ${record.id} is not what its last event says`);
    }
    if (logged.length !== record.version) {
      problems.push(
        `record ${record.id} is at version ${record.version} with ${logged.length} events`,
      );
    }
  }
  for (const turn of turns) {
    const last = eventsOf.get(turn.id)?.at(-1)?.after;
    const status = last?.kind === "turn" ? last.turn.status : "active";
    if (status !== turn.status)
      problems.push(`turn ${turn.id} is ${turn.status}, its log says ${status}`);
  }
  const there = new Set([...turns, ...records].map(({ id }) => id));
  for (const [id, logged] of eventsOf) {
    const erased = logged.at(-1)?.operation === "ERASE";
    if (erased === there.has(id)) problems.push(`the log of ${id} ends wrongly`);
  }
  return problems;
}

async function findWrongVectors(
  store: Store,
  items: readonly (StoredTurn | StoredRecord)[],
  embedder: Embedder,
): Promise<string[]> {
  const problems: string[] = [];
  const texts = new Map(items.map(({ id, text }) => [id, text]));
  const waiting = new Set((await store.pendingVectors(1_000_000)).map(({ id }) => id));
  for (const scope of scopes) {
    for (const kind of kinds) {
      const searchable = new Set((await readProjection(store, scope, kind)).keys());
      for (const { partition } of await store.partitions(scope)) {
        for (const { id, vector } of (await store.readVectors(partition, kind))?.rows ?? []) {
          const [expected] = await embedder.embed([texts.get(id) ?? ""], { purpose: "document" });
          if (!searchable.delete(id))
            problems.push(`there is a vector of ${kind} ${id}, which no search shall find`);
          else if (!same(vector, expected))
            problems.push(`the vector of ${kind} ${id} is not that of its text`);
        }
      }
      for (const id of searchable) {
        if (!waiting.has(id))
          problems.push(`${kind} ${id} has no vector and does not wait for one`);
      }
    }
  }
  return problems;
}

async function findWrongDocuments(store: Store): Promise<string[]> {
  const read = () =>
    Promise.all(scopes.flatMap((scope) => kinds.map((kind) => readProjection(store, scope, kind))));
  const before = await read();
  await (await createMemory({ store })).reindex();
  const after = await read();
  return before.flatMap((found, index) => {
    const rebuilt = after[index] as typeof found;
    const ids = new Set([...found.keys(), ...rebuilt.keys()]);
    return [...ids]
      .filter((id) => !same(found.get(id), rebuilt.get(id)))
      .map((id) => `the document of ${id} is not what a rebuild makes of it`);
  });
}

// An index that cannot even be read is one more finding.
async function orFailure(finding: Promise<string[]>): Promise<string[]> {
  try {
    return await finding;
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function revisionOf({ text }: StoredTurn | StoredRecord): number {
  return Number(/^revision (\d+),/u.exec(text)?.[1] ?? Number.NaN);
}

async function allTurns(store: Store, scope: Scope): Promise<StoredTurn[]> {
  const query = {
    scope,
    limit: 1_000,
    order: "ascending",
    statuses: ["active", "retracted"],
  } as const;
  return (await collectPages((cursor) => store.listTurns({ ...query, cursor }))).flat();
}

async function allRecords(store: Store, scope: Scope): Promise<StoredRecord[]> {
  const statuses = ["active", "superseded", "retracted"] as const;
  const query = { scope, limit: 1_000, order: "ascending", statuses } as const;
  return (await collectPages((cursor) => store.listRecords({ ...query, cursor }))).flat();
}

// Plain data, where a property that is undefined equals one that is absent.
function same(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) =>
    value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  return isDeepStrictEqual(plain(a), plain(b));
}
