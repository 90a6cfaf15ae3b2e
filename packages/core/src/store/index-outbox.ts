import type { ItemKind } from "./store.ts";

/** An item whose entry in the followed index is out of date. */
export interface IndexChange {
  kind: ItemKind;
  id: string;
  /** Moves with each change of the item, so that one that comes in between is noticed. */
  sequence: number;
  /** What the index shall hold; without one it shall not hold the item. */
  vector?: Float32Array | undefined;
}

/**
 * The part of a store that keeps which vectors an index elsewhere has not heard of yet. It names items, not operations: the
 * index is brought to what the store holds by then, so that changes may be passed on twice, late, or by several processes.
 */
export interface IndexOutbox {
  /** The identity of the index that is followed; undefined when there is none, and then nothing is kept. */
  followed(): Promise<string | undefined>;
  /**
   * Keeps from now on what changes, for the index of this identity. Unless it is followed already, every item with a vector waits.
   * Undefined ends it, and nothing waits any more.
   */
  follow(identity: string | undefined): Promise<void>;
  /** Lets every item with a vector wait, for an index that has lost what it had. Does nothing when none is followed. */
  refill(): Promise<void>;
  /** Items whose entry is out of date, those that have waited longest first. */
  pending(limit: number): Promise<IndexChange[]>;
  /**
   * Takes items off that were passed on. One that has changed since it was read waits on; one that somebody else has taken off since
   * waits anew, as its newer state may have been overtaken by an older one.
   */
  settle(changes: readonly Pick<IndexChange, "kind" | "id" | "sequence">[]): Promise<void>;
}
