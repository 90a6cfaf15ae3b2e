import type { Scope, StoredRecord } from "@holdfast/core";
import { type ReadItem, valueOfItem } from "./item.ts";
import { listItems } from "./list-items.ts";
import type { SearchItems } from "./parse-operation.ts";
import { readRecord } from "./read-items.ts";
import type { StoreContext } from "./store-context.ts";
import { scopeKey } from "./templates.ts";

/** An item that a search found; without a score when it was not ranked. */
export interface RankedItem extends ReadItem {
  score?: number;
}

/** Ranked are three pages, and at least this many items. */
const leastRanked = 25;
const rankedPages = 3;

/**
 * What a search operation returns. Without a query: items in the order of the listing. With one: the best first, with scores;
 * behind the ranked ones follow the rest in the order of the listing, without, so that pages neither repeat nor skip an item.
 */
export async function searchItems(
  operation: SearchItems,
  now: number,
  context: StoreContext,
): Promise<RankedItem[]> {
  const { query, limit, offset } = operation;
  if (query === undefined || limit === 0)
    return listItems(operation, offset, new Set(), now, context);
  const ranked = await rankItems({ ...operation, query }, now, context);
  const page = ranked.slice(offset, offset + limit);
  if (page.length === limit) return page;
  const rest = await listItems(
    { ...operation, limit: limit - page.length },
    Math.max(0, offset - ranked.length),
    new Set(ranked.map(({ record }) => record.id)),
    now,
    context,
  );
  return [...page, ...rest];
}

// How many are ranked depends on nothing but the size of a page: every page must see the same order.
async function rankItems(
  { prefix, filter, query, limit }: SearchItems & { query: string },
  now: number,
  context: StoreContext,
): Promise<RankedItem[]> {
  const scopes = await scopesUnder(prefix, context);
  if (scopes.length === 0) return [];
  const accepted = new Map<StoredRecord, ReadItem>();
  const { found } = await context.memory.records.search({
    query,
    scopes,
    limit: Math.max(leastRanked, rankedPages * limit),
    strict: filter !== undefined,
    deadlineMs: context.deadlineMs,
    accepts(record) {
      const read = readRecord(record, prefix, now, context);
      if (read === undefined || filter?.(valueOfItem(read)) === false) return false;
      accepted.set(record, read);
      return true;
    },
  });
  return found.map(({ record, score }) => ({ ...(accepted.get(record) as ReadItem), score }));
}

async function scopesUnder(prefix: readonly string[], context: StoreContext): Promise<Scope[]> {
  const facts = context.facts ? context.templates.scopesUnder(prefix) : [];
  const scopes = [...facts, ...(await context.table.scopes(prefix))];
  return [...new Map(scopes.map((scope) => [scopeKey(scope), scope])).values()];
}
