export {
  fromLangChainChatModel,
  fromLangChainCompressor,
  fromLangChainEmbeddings,
} from "@holdfast/core";
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
export type { MemoryScope, Run, RunInformation } from "./agent/memory-scope.ts";
export type { MemoryWarning, OnMemoryWarning } from "./agent/warn.ts";
export {
  createMemoryManager,
  type MemoryManager,
  type MemoryManagerOptions,
} from "./background/memory-manager.ts";
export {
  createThreadExtractor,
  type ThreadExtractorOptions,
} from "./background/thread-extractor.ts";
export { fromVectorStore, type VectorStoreLike } from "./bridge/from-vector-store.ts";
export type { VectorStoreTraits } from "./bridge/vector-store-traits.ts";
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
export type { SummaryOptions } from "./summary/shorten-conversation.ts";
export { summaryMiddleware } from "./summary/summary-middleware.ts";
export { summaryNode } from "./summary/summary-node.ts";
export {
  createManageMemoryTool,
  type ManageMemoryToolOptions,
  type MemoryAction,
} from "./tools/manage-memory-tool.ts";
export {
  createSearchMemoryTool,
  type SearchMemoryToolOptions,
} from "./tools/search-memory-tool.ts";
export type { MemoryToolOptions, ToolNamespace } from "./tools/tool-options.ts";
