import type { Store } from "@holdfast/core";
export type X = Store;
