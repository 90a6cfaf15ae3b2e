import type { Memory } from "@holdfast/core";

/** What the adapter needs of a Holdfast memory. */
export type HoldfastClient = Pick<
  Memory,
  "add" | "capture" | "close" | "delete" | "flush" | "recall" | "search" | "turns" | "update"
>;
