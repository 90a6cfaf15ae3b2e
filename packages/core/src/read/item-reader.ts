import type { StoredItem } from "../model/item.ts";
import type { RecordCache } from "../store/record-cache.ts";
import type { ItemKind, Keyed, PartitionView, Store } from "../store/store.ts";
import type { Visibility } from "./visibility.ts";
import { visibilityTest } from "./visibility.ts";

/** What an {@link ItemReader} reads from. */
export interface ItemReading {
  store: Store;
  /** Records that earlier searches have read. */
  records: RecordCache;
  /** The partitions that the search looks into, as they were before anything of them was read. */
  views: readonly PartitionView[];
}

/** Reads the items of one kind that a search may see, each row once, whichever arms find it. */
export class ItemReader {
  private readonly kind: ItemKind;
  private readonly isVisible: (item: StoredItem) => boolean;
  private readonly store: Store;
  private readonly kept: RecordCache | undefined;
  private readonly views: ReadonlyMap<number, PartitionView>;
  // undefined for what is gone or must not be seen
  private readonly known = new Map<number, StoredItem | undefined>();

  constructor(kind: ItemKind, visibility: Visibility, { store, records, views }: ItemReading) {
    this.kind = kind;
    this.isVisible = visibilityTest(visibility);
    this.store = store;
    // turns are many and their rows are short: to keep them costs the garbage collector more than reading them again
    this.kept = kind === "memory" ? records : undefined;
    this.views = new Map(views.map((view) => [view.partition, view]));
  }

  /** Items by the keys that the store's projections know them by, in their order; undefined for what is gone or must not be seen. */
  async byKey(keys: readonly number[]): Promise<(StoredItem | undefined)[]> {
    const missing: number[] = [];
    for (const key of keys) {
      if (this.known.has(key)) continue;
      const item = this.kept?.get(key, this.views);
      if (item === undefined) missing.push(key);
      else this.note(key, item);
    }
    if (missing.length > 0) {
      const read = new Map((await this.read(missing)).map((each) => [each.key, each]));
      // only now: until a row is here, another arm that asks for it must not take it for gone
      for (const key of missing) {
        const { item, partition } = read.get(key) ?? {};
        if (item !== undefined) this.kept?.set(key, item, partition, this.views);
        this.note(key, item);
      }
    }
    return keys.map((key) => this.known.get(key));
  }

  /** Items by their ids. */
  async byId(ids: readonly string[]): Promise<Map<string, StoredItem>> {
    const items: StoredItem[] =
      this.kind === "turn"
        ? (await this.store.turnsById(ids)).map((value) => ({ kind: "turn", value }))
        : (await this.store.recordsById(ids)).map((value) => ({ kind: "memory", value }));
    const visible = items.filter(this.isVisible);
    return new Map(visible.map((item) => [item.value.id, item]));
  }

  private note(key: number, item: StoredItem | undefined): void {
    const visible = item !== undefined && this.isVisible(item);
    this.known.set(key, visible ? item : undefined);
  }

  private async read(keys: readonly number[]): Promise<Keyed<StoredItem>[]> {
    if (this.kind === "turn") {
      const turns = await this.store.turnsByKey(keys);
      return turns.map((read) => ({ ...read, item: { kind: "turn", value: read.item } }));
    }
    const records = await this.store.recordsByKey(keys);
    return records.map((read) => ({ ...read, item: { kind: "memory", value: read.item } }));
  }
}
