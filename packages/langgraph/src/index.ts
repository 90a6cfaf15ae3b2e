export { HoldfastStore } from "./store/holdfast-store.ts";
export type {
  HoldfastStoreOptions,
  NamespacePolicy,
  StoreIndexOptions,
  StoreTtlOptions,
} from "./store/store-options.ts";
