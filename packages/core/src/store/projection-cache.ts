import { LRUCache } from "lru-cache";

/**
 * Keeps what was read of the projections, the least recently used part of them out first, within one budget of memory shared
 * by all partitions. An entry larger than the budget is kept alone rather than read anew for every search.
 */
export class ProjectionCache {
  private readonly entries: LRUCache<string, { bytes: number }>;
  private readonly budget: number;

  /** @param budget in bytes */
  constructor(budget: number) {
    this.budget = Math.max(1, Math.floor(budget));
    this.entries = new LRUCache({ maxSize: this.budget });
  }

  /** How many bytes are held now. */
  get bytes(): number {
    return this.entries.calculatedSize;
  }

  get<T extends { bytes: number }>(name: string): T | undefined {
    return this.entries.get(name) as T | undefined;
  }

  /** Keeps an entry, or notes that one that is kept already has grown. */
  set(name: string, entry: { bytes: number }): void {
    this.entries.set(name, entry, { size: Math.min(Math.max(1, entry.bytes), this.budget) });
  }

  delete(name: string): void {
    this.entries.delete(name);
  }

  clear(): void {
    this.entries.clear();
  }
}
