import type { StoredRecord } from "@holdfast/core";
import { noteOf, type ReadItem, valueOfItem } from "./item.ts";
import type { ItemPlace } from "./item-table.ts";
import type { SearchItems } from "./parse-operation.ts";
import { readRecord } from "./read-items.ts";
import type { StoreContext } from "./store-context.ts";

const itemsAtOnce = 200;

/**
 * Items under a prefix in an order that stays: those that were put, namespace by namespace and there by the time they were put
 * first, then records made elsewhere, in the order in which they were recorded.
 *
 * @param skip how many to leave out at the start
 * @param without records to leave out besides, by id
 */
export async function listItems(
  { prefix, filter, limit }: Pick<SearchItems, "prefix" | "filter" | "limit">,
  skip: number,
  without: ReadonlySet<string>,
  now: number,
  context: StoreContext,
): Promise<ReadItem[]> {
  if (limit === 0) return [];
  // when nothing is left out by its content, the table can skip
  const countable = skip > 0 && filter === undefined && without.size === 0;
  const start = countable ? Math.min(skip, await context.table.count(prefix, now)) : 0;
  let left = skip - start;
  const listed: ReadItem[] = [];
  for await (const record of recordsUnder(prefix, start, Math.min(limit, itemsAtOnce), context)) {
    if (without.has(record.id)) continue;
    const read = readRecord(record, prefix, now, context);
    if (read === undefined || filter?.(valueOfItem(read)) === false) continue;
    if (left > 0) {
      left--;
      continue;
    }
    if (listed.push(read) === limit) break;
  }
  return listed;
}

async function* recordsUnder(
  prefix: readonly string[],
  skip: number,
  firstPage: number,
  context: StoreContext,
): AsyncGenerator<StoredRecord> {
  yield* itemRecords(prefix, skip, firstPage, context);
  if (context.facts) yield* factRecords(prefix, context);
}

async function* itemRecords(
  prefix: readonly string[],
  skip: number,
  firstPage: number,
  { table, memory }: StoreContext,
): AsyncGenerator<StoredRecord> {
  const now = memory.records.now();
  let after: ItemPlace | undefined;
  for (let limit = firstPage; ; limit = itemsAtOnce) {
    const offset = after === undefined ? skip : 0;
    const places = await table.page(prefix, { now, limit, after, skip: offset });
    const keys = places.map(({ record }) => record);
    const found = new Map(
      (await memory.store.recordsByKey(keys)).map(({ key, item }) => [key, item]),
    );
    for (const key of keys) {
      const record = found.get(key);
      if (record !== undefined) yield record;
    }
    if (places.length < limit) return;
    after = places.at(-1);
  }
}

async function* factRecords(
  prefix: readonly string[],
  { templates, memory }: StoreContext,
): AsyncGenerator<StoredRecord> {
  const seen = new Set<string>();
  for (const scope of templates.scopesUnder(prefix)) {
    let cursor: string | undefined;
    do {
      const page = await memory.store.listRecords({
        scope,
        statuses: ["active"],
        order: "ascending",
        limit: itemsAtOnce,
        cursor,
      });
      for (const record of page.items) {
        if (seen.has(record.id) || noteOf(record) !== undefined) continue;
        seen.add(record.id);
        yield record;
      }
      cursor = page.next;
    } while (cursor !== undefined);
  }
}
