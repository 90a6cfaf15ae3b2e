import { setTimeout as wait } from "node:timers/promises";
import { HoldfastError, type JsonValue, type RecordEdit, type StoredRecord } from "@holdfast/core";
import type { ItemNote } from "./item.ts";
import { noteOf } from "./item.ts";
import { pathOf } from "./namespace.ts";
import type { PutItem } from "./parse-operation.ts";
import { candidateIds, isItem, readRecord } from "./read-items.ts";
import { renderValue } from "./render-value.ts";
import { idOf, isLive, type StoreContext } from "./store-context.ts";

const mostAttempts = 10;
const pauseMs = 5;
const minute = 60_000;

/**
 * Stores and removes items, all in one transaction; of several operations on one key the last counts. When another process
 * changed one of them meanwhile, what is there now is read, and all is tried again.
 *
 * @throws HoldfastError `write_conflict` when others kept changing them, `store_*`; then nothing was changed
 */
export async function writeItems(
  operations: readonly PutItem[],
  context: StoreContext,
): Promise<void> {
  const last = [...new Map(operations.map((operation) => [slot(operation), operation])).values()];
  for (let attempt = 1; last.length > 0; attempt++) {
    const edits = await editsOf(last, context);
    if (edits.length === 0) return;
    try {
      return await context.memory.records.edit(edits, { actor: "langgraph", reason: "store" });
    } catch (error) {
      const conflict = HoldfastError.isInstance(error) && error.code === "write_conflict";
      if (!conflict || attempt === mostAttempts) throw error;
      await wait(pauseMs * attempt);
    }
  }
}

function slot({ namespace, key }: PutItem): string {
  return `${pathOf(namespace)}\0${key}`;
}

async function editsOf(
  operations: readonly PutItem[],
  context: StoreContext,
): Promise<RecordEdit[]> {
  const now = context.memory.records.now();
  const wanted = operations.map((operation) => candidateIds(operation, context));
  const found = await context.memory.records.byId([...new Set(wanted.flat())]);
  const records = new Map(found.map((record) => [record.id, record]));
  return operations.flatMap((operation, index) => {
    const candidates = (wanted[index] as string[]).flatMap((id) => records.get(id) ?? []);
    const before =
      candidates.find((record) => isSlot(record, operation, now, context)) ??
      records.get(idOf(operation.namespace, operation.key, context));
    return operation.value === null
      ? remove(before, now)
      : [put(before, { ...operation, value: operation.value }, now, context)];
  });
}

function isSlot(
  record: StoredRecord,
  { namespace, key }: PutItem,
  now: number,
  context: StoreContext,
): boolean {
  const read = readRecord(record, namespace, now, context);
  return read !== undefined && isItem(read, namespace, key);
}

function remove(before: StoredRecord | undefined, now: number): RecordEdit[] {
  if (before === undefined || !isLive(before, now)) return [];
  return [{ before, after: { ...before, status: "retracted" }, searchable: false }];
}

function put(
  before: StoredRecord | undefined,
  operation: PutItem & { value: NonNullable<PutItem["value"]> },
  now: number,
  context: StoreContext,
): RecordEdit {
  const { namespace, key, value } = operation;
  const policy = context.policyOf(namespace);
  const index = operation.index ?? policy.index;
  const ttl = operation.ttl === undefined ? policy.ttl : (operation.ttl ?? undefined);
  const known = before !== undefined && isLive(before, now) ? before : undefined;
  const adopted = known !== undefined && noteOf(known) === undefined;
  const whole = adopted && typeof value.text === "string" ? value.text : renderValue(value, ["$"]);
  const text = index === false ? "" : isWhole(index) ? whole : renderValue(value, index);
  const note: ItemNote = {
    namespace: namespace.join("."),
    key,
    value,
    updatedAt: now,
    ...(ttl === undefined ? {} : { ttl }),
    ...(text === "" ? { hidden: true } : {}),
  };
  return {
    before,
    after: {
      ...newRecord(namespace, key, now, context),
      ...(known === undefined ? {} : factFields(known)),
      ...(before === undefined ? {} : { id: before.id, scope: before.scope }),
      // what is not searched still says in a listing what it is
      text: text || whole || key,
      origin: adopted ? known.origin : policy.origin,
      updatedAt: now,
      expiresAt: ttl === undefined ? undefined : now + ttl * minute,
      metadata: { ...(known?.metadata ?? {}), langgraph: note as unknown as JsonValue },
    },
    searchable: text !== "",
  };
}

function isWhole(index: readonly string[]): boolean {
  return index.length === 1 && index[0] === "$";
}

/** What stays of a record when its item is put again. */
function factFields(record: StoredRecord): Partial<StoredRecord> {
  const { type, subject, predicate, object, confidence, importance, source } = record;
  const { validFrom, validTo, recordedAt, evidence, supersedes, supersededBy } = record;
  return {
    ...{ type, subject, predicate, object, confidence, importance, source },
    ...{ validFrom, validTo, recordedAt, evidence, supersedes, supersededBy },
  };
}

function newRecord(
  namespace: readonly string[],
  key: string,
  now: number,
  context: StoreContext,
): Omit<StoredRecord, "version" | "text" | "origin" | "metadata" | "updatedAt"> {
  return {
    id: idOf(namespace, key, context),
    scope: context.templates.scopeOf(namespace),
    type: "semantic",
    status: "active",
    confidence: 1,
    importance: 0.5,
    source: "manual",
    validFrom: now,
    recordedAt: now,
    evidence: [],
    supersedes: [],
  };
}
