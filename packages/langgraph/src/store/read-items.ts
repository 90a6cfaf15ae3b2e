import type { StoredRecord } from "@holdfast/core";
import { keyOfItem, type ReadItem } from "./item.ts";
import { isUnder, pathOf } from "./namespace.ts";
import type { GetItem } from "./parse-operation.ts";
import { idOf, isLive, namespaceOfFact, type StoreContext, trustedNote } from "./store-context.ts";

/** A record as an item under a prefix; undefined when it is none. */
export function readRecord(
  record: StoredRecord,
  prefix: readonly string[],
  now: number,
  context: StoreContext,
): ReadItem | undefined {
  if (!isLive(record, now)) return undefined;
  const note = trustedNote(record, context);
  if (note !== undefined) {
    const { labels } = context.templates.placeOf(note.namespace);
    return isUnder(labels, prefix) ? { record, namespace: labels, note } : undefined;
  }
  const namespace = namespaceOfFact(record, prefix, context);
  return namespace && { record, namespace, note };
}

/** The items that some operations ask for, in their order; each by the index of ids. */
export async function getItems(
  operations: readonly GetItem[],
  now: number,
  context: StoreContext,
): Promise<(ReadItem | undefined)[]> {
  if (operations.length === 0) return [];
  const wanted = operations.map((operation) => ({
    ...operation,
    ids: candidateIds(operation, context),
  }));
  const records = new Map(
    (await context.memory.records.byId([...new Set(wanted.flatMap(({ ids }) => ids))])).map(
      (record) => [record.id, record],
    ),
  );
  return wanted.map(({ ids, namespace, key }) =>
    ids
      .flatMap((id) => records.get(id) ?? [])
      .map((record) => readRecord(record, namespace, now, context))
      .find((read) => read !== undefined && isItem(read, namespace, key)),
  );
}

/** The ids of records that can keep an item: its own, and the key itself, since records made elsewhere go by their ids. */
export function candidateIds(
  { namespace, key }: Pick<GetItem, "namespace" | "key">,
  context: StoreContext,
): string[] {
  const own = idOf(namespace, key, context);
  return context.facts && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(key)
    ? [own, key]
    : [own];
}

/** Whether an item is the one of a namespace and key. */
export function isItem(read: ReadItem, namespace: readonly string[], key: string): boolean {
  return keyOfItem(read) === key && pathOf(read.namespace) === pathOf(namespace);
}
