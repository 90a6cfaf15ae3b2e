import { HoldfastError } from "../errors.ts";
import type { StoredItem } from "../model/item.ts";
import type { RecordStatus, StoredRecord } from "../model/record.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { ListQuery, Page, Store } from "../store/store.ts";
import { recordsAt } from "./records-at.ts";
import type { Visibility } from "./visibility.ts";
import { isVisible } from "./visibility.ts";

/** A page to list. */
export interface ListRequest extends Pick<ListQuery, "limit" | "order" | "cursor"> {
  visibility: Visibility;
}

/** A page of turns that the request may see. */
export function listTurns(
  request: ListRequest & { statuses: readonly StoredTurn["status"][] },
  store: Store,
): Promise<Page<StoredTurn>> {
  const { visibility, statuses, order } = request;
  return fillPage(
    request,
    (cursor, limit) => store.listTurns({ scope: visibility.scope, statuses, order, cursor, limit }),
    (value) => isListed({ kind: "turn", value }, visibility),
  );
}

/** A page of records that the request may see; with `knownAt`, as they stood then. */
export function listRecords(
  request: ListRequest & { statuses: readonly RecordStatus[] },
  store: Store,
): Promise<Page<StoredRecord>> {
  const { visibility, statuses, order } = request;
  if (visibility.knownAt !== undefined)
    return listEarlierRecords(request, visibility.knownAt, store);
  return fillPage(
    request,
    (cursor, limit) =>
      store.listRecords({ scope: visibility.scope, statuses, order, cursor, limit }),
    (value) => isListed({ kind: "memory", value }, visibility),
  );
}

// A listing names the statuses it wants, deleted ones included, which no search sees.
function isListed(item: StoredItem, visibility: Visibility): boolean {
  return isVisible(item, { ...visibility, retracted: true, superseded: true });
}

// Takes further pages of the store until enough items pass the filter, so that a page is short only when it is the last.
async function fillPage<T extends { id: string }>(
  { limit, cursor }: ListRequest,
  read: (cursor: string | undefined, limit: number) => Promise<Page<T>>,
  accepts: (item: T) => boolean,
): Promise<Page<T>> {
  const items: T[] = [];
  for (let next = cursor; ; ) {
    const page = await read(next, limit - items.length);
    items.push(...page.items.filter(accepts));
    next = page.next;
    if (next === undefined) return { items };
    if (items.length === limit) return { items, next };
  }
}

async function listEarlierRecords(
  {
    visibility,
    statuses,
    order,
    limit,
    cursor,
  }: ListRequest & { statuses: readonly RecordStatus[] },
  knownAt: number,
  store: Store,
): Promise<Page<StoredRecord>> {
  const events = await store.eventsUntil(visibility.scope, knownAt);
  const records = recordsAt(events).filter(
    (value) => statuses.includes(value.status) && isListed({ kind: "memory", value }, visibility),
  );
  if (order === "descending") records.reverse();
  const start = cursor === undefined ? 0 : records.findIndex((record) => record.id === cursor) + 1;
  if (cursor !== undefined && start === 0) {
    throw new HoldfastError("invalid_input", "The cursor is not one that this listing returned.", {
      hint: "Pass nextCursor of the page before, with the same options.",
    });
  }
  const items = records.slice(start, start + limit);
  return { items, next: start + limit < records.length ? items.at(-1)?.id : undefined };
}
