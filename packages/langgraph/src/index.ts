export { HoldfastSaver } from "./checkpoint/holdfast-saver.ts";
export type { PruneResult } from "./checkpoint/prune.ts";
export type { HoldfastSaverOptions } from "./checkpoint/saver-options.ts";
export { HoldfastStore } from "./store/holdfast-store.ts";
export type {
  HoldfastStoreOptions,
  NamespacePolicy,
  StoreIndexOptions,
  StoreTtlOptions,
} from "./store/store-options.ts";
