import type { BaseStoreItem } from "./base-store-suite-options.ts";

/** The keys of items, sorted. */
export function sortedKeys(items: readonly BaseStoreItem[]): string[] {
  return keysOf(items).sort();
}

/** The keys of items, in their order. */
export function keysOf(items: readonly BaseStoreItem[]): string[] {
  return items.map(({ key }) => key);
}
