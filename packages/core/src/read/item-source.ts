import type { StoredItem } from "../model/item.ts";
import type { ItemKind } from "../store/store.ts";
import type { ItemReader } from "./item-reader.ts";
import type { LexicalPart } from "./lexical-arm.ts";

/** Where a search finds the items of one kind: their documents, and their rows. */
export interface ItemSource {
  kind: ItemKind;
  /** The documents by partition; those of an earlier state belong to none. */
  parts: (LexicalPart & { partition?: number })[];
  /** The items of the documents, as far as the search may see them. */
  itemsByKey(keys: readonly number[]): Promise<Map<number, StoredItem>>;
  /** Reads items as they are now. */
  reader: ItemReader;
}
