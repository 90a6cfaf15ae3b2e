import { LRUCache } from "lru-cache";
import type { StoredItem } from "../model/item.ts";
import type { ItemKind, PartitionView } from "./store.ts";

interface Entry {
  item: StoredItem;
  partition: number;
  /** What the partition's counter was before the item was read. */
  changes: number;
}

/** What an item takes beside its words, in bytes: objects, numbers and ids. */
const overhead = 800;

/**
 * Keeps items that searches have read, the least recently used of them out first, within a budget of memory. One is given again
 * only while nothing in its partition has changed in place, whoever changes it; of a store that does not count changes none is kept.
 */
export class ItemCache {
  private readonly entries: LRUCache<number, Entry>;

  /** @param budget in bytes */
  constructor(budget: number) {
    this.entries = new LRUCache({ maxSize: Math.max(1, Math.floor(budget)) });
  }

  /** How many bytes are held now, about. */
  get bytes(): number {
    return this.entries.calculatedSize;
  }

  /** An item as it is in one of some partitions, when that is known. It must not be changed. */
  get(
    kind: ItemKind,
    key: number,
    views: ReadonlyMap<number, PartitionView>,
  ): StoredItem | undefined {
    const entry = this.entries.get(numberOf(kind, key));
    if (entry === undefined) return undefined;
    const changes = views.get(entry.partition)?.changes;
    return changes !== undefined && entry.changes >= changes ? entry.item : undefined;
  }

  /** Keeps an item that was read after its partition had been viewed. */
  set(
    key: number,
    item: StoredItem,
    partition: number | undefined,
    views: ReadonlyMap<number, PartitionView>,
  ): void {
    const changes = partition === undefined ? undefined : views.get(partition)?.changes;
    if (changes === undefined || partition === undefined) return;
    const entry = { item, partition, changes };
    this.entries.set(numberOf(item.kind, key), entry, { size: sizeOf(item) });
  }

  clear(): void {
    this.entries.clear();
  }
}

// Keys are unique per kind only.
function numberOf(kind: ItemKind, key: number): number {
  return key * 2 + (kind === "turn" ? 0 : 1);
}

function sizeOf({ value }: StoredItem): number {
  const original = "original" in value ? (value.original?.length ?? 0) : 0;
  return overhead + 2 * (value.text.length + original + JSON.stringify(value.metadata).length);
}
