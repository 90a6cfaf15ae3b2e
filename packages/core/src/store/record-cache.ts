import { LRUCache } from "lru-cache";
import type { StoredItem } from "../model/item.ts";
import type { Scope } from "../model/scope.ts";
import type { PartitionView } from "./store.ts";

/** A kept record, which is given as it is: one object fewer to fetch for each. */
type Entry = StoredItem & {
  partition: number;
  /** What the partition's counter was before the record was read. */
  changes: number;
};

/** What a record takes beside its words, in bytes: objects, numbers and ids. */
const overhead = 800;

/** How many scopes are known at once, so that the records of each share one object. */
const mostScopes = 10_000;

/**
 * Keeps records that searches have read, the least recently used of them out first, within a budget of memory. One is given again
 * only while nothing in its partition has changed in place, whoever changes it; of a store that does not count changes none is kept.
 */
export class RecordCache {
  private readonly entries: LRUCache<number, Entry>;
  private readonly scopes = new Map<string, Scope>();

  /** @param budget in bytes */
  constructor(budget: number) {
    this.entries = new LRUCache({ maxSize: Math.max(1, Math.floor(budget)) });
  }

  /** How many bytes are held now, about. */
  get bytes(): number {
    return this.entries.calculatedSize;
  }

  /** A record as it is in one of some partitions, when that is known. It must not be changed. */
  get(key: number, views: ReadonlyMap<number, PartitionView>): StoredItem | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    const changes = views.get(entry.partition)?.changes;
    return changes !== undefined && entry.changes >= changes ? entry : undefined;
  }

  /** Keeps a record that was read after its partition had been viewed. */
  set(
    key: number,
    item: StoredItem,
    partition: number | undefined,
    views: ReadonlyMap<number, PartitionView>,
  ): void {
    const changes = partition === undefined ? undefined : views.get(partition)?.changes;
    if (changes === undefined || partition === undefined) return;
    const { text, metadata } = item.value;
    item.value.scope = this.shared(item.value.scope);
    const size = overhead + 2 * (text.length + JSON.stringify(metadata).length);
    this.entries.set(key, { ...item, partition, changes }, { size });
  }

  clear(): void {
    this.entries.clear();
    this.scopes.clear();
  }

  private shared(scope: Scope): Scope {
    const { appId, userId, agentId, runId } = scope;
    const name = JSON.stringify([appId, userId, agentId, runId]);
    const known = this.scopes.get(name);
    if (known !== undefined) return known;
    if (this.scopes.size >= mostScopes) this.scopes.clear();
    this.scopes.set(name, scope);
    return scope;
  }
}
