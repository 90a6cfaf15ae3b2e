import type { Memory } from "@holdfast/core";

/**
 * What the adapter needs of a memory: a `Memory` of `@holdfast/core` has it. `turns` is optional; with it, what already stands in
 * the prompt is not recalled into it again, and what a user discards by editing is found.
 */
export type MemoryLike = Pick<Memory, "recall" | "capture"> & Partial<Pick<Memory, "turns">>;
