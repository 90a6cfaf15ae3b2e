import type { StoredItem } from "../model/item.ts";
import type { ItemKind, Store } from "../store/store.ts";
import type { Visibility } from "./visibility.ts";
import { isVisible } from "./visibility.ts";

/** Reads the items of one kind that a search may see, each row once, whichever arms find it. */
export class ItemReader {
  private readonly kind: ItemKind;
  private readonly visibility: Visibility;
  private readonly store: Store;
  // undefined for what is gone or must not be seen
  private readonly known = new Map<number, StoredItem | undefined>();

  constructor(kind: ItemKind, visibility: Visibility, store: Store) {
    this.kind = kind;
    this.visibility = visibility;
    this.store = store;
  }

  /** Items by the keys that the store's projections know them by. */
  async byKey(keys: readonly number[]): Promise<Map<number, StoredItem>> {
    const missing = keys.filter((key) => !this.known.has(key));
    if (missing.length > 0) {
      const items = new Map(await this.read(missing));
      for (const key of missing) {
        const item = items.get(key);
        const visible = item !== undefined && isVisible(item, this.visibility);
        this.known.set(key, visible ? item : undefined);
      }
    }
    const found = new Map<number, StoredItem>();
    for (const key of keys) {
      const item = this.known.get(key);
      if (item !== undefined) found.set(key, item);
    }
    return found;
  }

  /** Items by their ids. */
  async byId(ids: readonly string[]): Promise<Map<string, StoredItem>> {
    const items: StoredItem[] =
      this.kind === "turn"
        ? (await this.store.turnsById(ids)).map((value) => ({ kind: "turn", value }))
        : (await this.store.recordsById(ids)).map((value) => ({ kind: "memory", value }));
    const visible = items.filter((item) => isVisible(item, this.visibility));
    return new Map(visible.map((item) => [item.value.id, item]));
  }

  private async read(keys: readonly number[]): Promise<[number, StoredItem][]> {
    if (this.kind === "turn") {
      const turns = await this.store.turnsByKey(keys);
      return turns.map(({ key, item }) => [key, { kind: "turn", value: item }]);
    }
    const records = await this.store.recordsByKey(keys);
    return records.map(({ key, item }) => [key, { kind: "memory", value: item }]);
  }
}
