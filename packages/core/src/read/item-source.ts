import type { StoredItem } from "../model/item.ts";
import type { ItemKind } from "../store/store.ts";
import type { ItemReader } from "./item-reader.ts";
import type { LexicalPart } from "./lexical-arm.ts";

/** Where a search finds the items of one kind: their documents, and their rows. */
export interface ItemSource {
  kind: ItemKind;
  /** The documents by partition; those of an earlier state belong to none. */
  parts: (LexicalPart & { partition?: number })[];
  /** The items of documents, in the order of their keys; undefined for those that are gone or that the search may not see. */
  itemsByKey(keys: readonly number[]): Promise<(StoredItem | undefined)[]>;
  /** Reads items as they are now. */
  reader: ItemReader;
}
