import type { Memory } from "@holdfast/core";

/** A Holdfast memory: everything public of it, by its shape, so that it may come from another copy of the package. */
export type HoldfastClient = Pick<Memory, keyof Memory>;
