import type { ItemReference, StoredItem } from "../model/item.ts";
import type { Signals } from "./signals.ts";

/** The ways in which candidates are found. */
export type ArmName = "lexical-turns" | "lexical-memories" | "dense-turns" | "dense-memories";

/** An item that an arm found. */
export interface ArmHit {
  reference: ItemReference;
  item: StoredItem;
  /** The arm's own measure: a BM25 score, or a cosine. */
  raw: number;
  /** Lexical arms: which part of the query's weight the item covers, 0 to 1. */
  coverage: number;
  signals: Signals;
}

/** What one arm found, best first. */
export interface Arm {
  name: ArmName;
  family: "lexical" | "dense";
  hits: ArmHit[];
}
