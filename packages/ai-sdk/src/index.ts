export {
  type AiSdkEmbedderOptions,
  type AiSdkEmbeddingModel,
  type AiSdkLanguageModel,
  type AiSdkLanguageModelOptions,
  type AiSdkRerankerOptions,
  type AiSdkRerankingModel,
  fromAiSdkEmbedder,
  fromAiSdkLanguageModel,
  fromAiSdkReranker,
} from "@holdfast/core";
export { anthropicMemoryTool } from "./files/anthropic-memory-tool.ts";
export type { FileMemory } from "./files/memory-files.ts";
export type { MemoryLike } from "./memory-like.ts";
export { type MemoryMiddleware, memoryMiddleware } from "./memory-middleware.ts";
export type {
  CaptureMode,
  CaptureSettings,
  MemoryFailure,
  MemoryMode,
  MemoryOptions,
  RecallSettings,
  ScopeSource,
} from "./options/memory-options.ts";
export { type ChatMessage, prefetch } from "./prefetch.ts";
export type { Inject, InjectContext } from "./recall/inject.ts";
export type { Recalled } from "./recall/recalled.ts";
export type { MemoryReport } from "./result/report.ts";
export type { AnyLanguageModel, CallOptions, Part, PromptMessage } from "./spec/language-model.ts";
export {
  type MemoryTool,
  type MemoryToolsOptions,
  memoryTools,
  type ToolMemory,
  type ToolResult,
} from "./tools/memory-tools.ts";
export type { ToolCallContext, ToolScope } from "./tools/tool-scope.ts";
export type { AmbientScope } from "./turn/ambient.ts";
export type { CallSettings } from "./turn/call-settings.ts";
export { withMemory } from "./with-memory.ts";
