export {
  type AgentMemoryOptions,
  type CaptureSettings,
  type MemoryVerbs,
  type RecallSettings,
  recallText,
} from "./agent/agent-memory.ts";
export { memoryMiddleware } from "./agent/memory-middleware.ts";
export {
  captureNode,
  type MemoryNode,
  type MessagesState,
  recallNode,
} from "./agent/memory-nodes.ts";
export type { MemoryScope, RunInformation } from "./agent/memory-scope.ts";
export type { MemoryWarning, OnMemoryWarning } from "./agent/warn.ts";
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
