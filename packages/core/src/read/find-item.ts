import { HoldfastError } from "../errors.ts";
import type { StoredItem } from "../model/item.ts";
import type { Scope } from "../model/scope.ts";
import { scopeContains } from "../model/scope.ts";
import type { Store } from "../store/store.ts";

/** The record or turn with an id, if there is one within the scope (any scope when none is given). */
export async function findItem(
  id: string,
  scope: Scope | undefined,
  store: Store,
): Promise<StoredItem | undefined> {
  const item = await readItem(id, store);
  return item !== undefined && scope !== undefined && !scopeContains(scope, item.value.scope)
    ? undefined
    : item;
}

/**
 * The same, for calls that need it.
 *
 * @throws HoldfastError `not_found`
 */
export async function requireItem(
  id: string,
  scope: Scope | undefined,
  store: Store,
): Promise<StoredItem> {
  const item = await findItem(id, scope, store);
  if (item === undefined) throw new HoldfastError("not_found", `There is no turn or record ${id}.`);
  return item;
}

async function readItem(id: string, store: Store): Promise<StoredItem | undefined> {
  const [record] = await store.recordsById([id]);
  if (record !== undefined) return { kind: "memory", value: record };
  const [turn] = await store.turnsById([id]);
  return turn && { kind: "turn", value: turn };
}
