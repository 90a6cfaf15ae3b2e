import type { VectorIndexSource } from "@holdfast/core";

/** A place for an index that nobody has used yet. */
export interface MemoryIndexFixture {
  /** What is given to `createMemory({ index })`, also more than once; undefined for the index that a memory has of its own. */
  index: VectorIndexSource | undefined;
  /** Destroys what the index holds, as somebody else might who does not tell. */
  lose?: (() => Promise<void>) | undefined;
  close?: (() => Promise<void>) | undefined;
}

/** What {@link describeMemoryIndex} tests, and how it gets it. */
export interface MemoryIndexSuiteOptions {
  /** Names the index in the report. */
  name: string;
  /** A new, empty place. Called once for each test. */
  open(): MemoryIndexFixture | Promise<MemoryIndexFixture>;
  /** Where the index lawfully differs. */
  switches?: Partial<MemoryIndexSwitches> | undefined;
}

/** What is left to each index. */
export interface MemoryIndexSwitches {
  /** Whether it finds exactly the nearest items. If not, 19 of 20 results over the searches of a test are enough. Default true. */
  exact: boolean;
  /** Whether one place serves embedders of different lengths, one after the other. Default true. */
  changesEmbedder: boolean;
}

/** The switches of an index that has all features. */
export const defaultMemoryIndexSwitches: MemoryIndexSwitches = {
  exact: true,
  changesEmbedder: true,
};
