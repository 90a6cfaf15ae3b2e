import type { Store } from "@holdfast/core";

/** What {@link describeStore} tests, and how it gets it. */
export interface StoreSuiteOptions {
  /** Names the store in the report. */
  name: string;
  /** A new, empty store. Called at least once for each test; the suite closes every store it was given. */
  open(): Store | Promise<Store>;
  /**
   * A second store on the data of one that `open` gave, which may be open or closed by then. Without it, what several processes
   * see of each other and what survives a close is not tested: for stores that end with their process.
   */
  reopen?: ((store: Store) => Store | Promise<Store>) | undefined;
  /** Where the store lawfully differs. */
  switches?: Partial<StoreSwitches> | undefined;
}

/** What the interface leaves to each store. */
export interface StoreSwitches {
  /** Whether a write takes items that have expired by then out of the projections. Default true. */
  sweepsExpired: boolean;
  /** Whether a reader that knows a part is given only what came after it. Default true. */
  readsIncrementally: boolean;
  /** The longest text that is tried, in characters. Default 1,000,000. */
  longestText: number;
}

/** The switches of a store that has all features. */
export const defaultStoreSwitches: StoreSwitches = {
  sweepsExpired: true,
  readsIncrementally: true,
  longestText: 1_000_000,
};
