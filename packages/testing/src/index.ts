export { describeMemoryMiddleware } from "./ai-sdk/describe-memory-middleware.ts";
export type {
  AiSdk,
  MemoryMiddlewareFixture,
  MemoryMiddlewareSuiteOptions,
  RecordedMessage,
  SuiteIdentity,
} from "./ai-sdk/memory-middleware-suite-options.ts";
export {
  type ScriptedAiSdkModel,
  type ScriptedCall,
  scriptedAiSdkModel,
} from "./ai-sdk/scripted-ai-sdk-model.ts";
export type { ModelSpecification, ScriptedStep } from "./ai-sdk/scripted-step.ts";
export { answeredFact } from "./answered-fact.ts";
export type {
  BaseStoreConfiguration,
  BaseStoreFixture,
  BaseStoreItem,
  BaseStoreLike,
  BaseStoreSuiteOptions,
  BaseStoreSwitches,
} from "./base-store/base-store-suite-options.ts";
export { type ConceptEmbeddings, conceptEmbeddings } from "./base-store/concept-embeddings.ts";
export { describeBaseStore } from "./base-store/describe-base-store.ts";
export { countingIdentifiers } from "./counting-identifiers.ts";
export type { CrashDamage } from "./crash/crash-damage.ts";
export type { CrashedItem, CrashLog } from "./crash/crash-log.ts";
export { findCrashDamage } from "./crash/find-crash-damage.ts";
export type { CrashReport, CrashRoundsOptions } from "./crash/run-crash-rounds.ts";
export { runCrashRounds } from "./crash/run-crash-rounds.ts";
export { runCrashWriter } from "./crash/run-crash-writer.ts";
export { hashEmbedder } from "./embedder/hash-embedder.ts";
export type { EmbedderStep, ScriptedEmbedder } from "./embedder/scripted-embedder.ts";
export { scriptedEmbedder } from "./embedder/scripted-embedder.ts";
export type { FixedClock } from "./fixed-clock.ts";
export { fixedClock } from "./fixed-clock.ts";
export { describeMemoryIndex } from "./memory-index/describe-memory-index.ts";
export type {
  MemoryIndexFixture,
  MemoryIndexSuiteOptions,
  MemoryIndexSwitches,
} from "./memory-index/memory-index-suite-options.ts";
export type { Random } from "./random.ts";
export { createRandom } from "./random.ts";
export { type ScriptedAnswer, type ScriptedModel, scriptedModel } from "./scripted-model.ts";
export { describeStore } from "./store/describe-store.ts";
export type { StoreSuiteOptions, StoreSwitches } from "./store/store-suite-options.ts";
export type { TestRunner } from "./test-runner.ts";
export { describeVectorIndex } from "./vector/describe-vector-index.ts";
export type {
  VectorIndexFixture,
  VectorIndexSuiteOptions,
  VectorIndexSwitches,
} from "./vector/vector-suite-options.ts";
