import type { ItemKind, VectorIndex, VectorItem } from "@holdfast/core";

/** A new, empty index and what it stands on. */
export interface VectorIndexFixture {
  index: VectorIndex;
  /** Makes items known to what the index stands on, before they are put into it: for an index on a store. */
  seed?: ((items: readonly VectorItem[]) => Promise<void>) | undefined;
  /** Takes items out of what the index stands on, before they are deleted from it: for an index on a store. */
  forget?: ((items: readonly { kind: ItemKind; id: string }[]) => Promise<void>) | undefined;
  close?: (() => Promise<void>) | undefined;
}

/** What {@link describeVectorIndex} tests, and how it gets it. */
export interface VectorIndexSuiteOptions {
  /** Names the index in the report. */
  name: string;
  /** A new, empty index for vectors of a length. Called once for each test. */
  open(dimensions: number): VectorIndexFixture | Promise<VectorIndexFixture>;
  /** Where the index lawfully differs. */
  switches?: Partial<VectorIndexSwitches> | undefined;
}

/** What the interface leaves to each index. */
export interface VectorIndexSwitches {
  /** Whether it finds exactly the nearest items. If not, 9 of 10 over the queries of a test are enough. Default true. */
  exact: boolean;
  /** How far its scores may be from the true cosines. Default 0.00001. */
  scoreTolerance: number;
  /** Whether a query with a signal that has fired is refused. Default true. */
  heedsSignals: boolean;
}

/** The switches of an index that has all features. */
export const defaultVectorSwitches: VectorIndexSwitches = {
  exact: true,
  scoreTolerance: 1e-5,
  heedsSignals: true,
};
