export { createMemory } from "./create-memory.ts";
export type { ErrorCode } from "./errors.ts";
export { errorHints, HoldfastError } from "./errors.ts";
export type { DocumentPlace, LexicalBlock } from "./lexical/lexical-block.ts";
export { blockBytes, packDocument, withoutItems } from "./lexical/lexical-block.ts";
export type { LexicalDocument } from "./lexical/lexical-document.ts";
export { Memory } from "./memory.ts";
export type { BackgroundSettings } from "./memory-background.ts";
export { MemoryReader } from "./memory-reader.ts";
export { type FoundRecord, MemoryRecords, type RecordSearch } from "./memory-records.ts";
export { MemoryWriter } from "./memory-writer.ts";
export type { EventOperation, EventState, MemoryEvent, StoredEvent } from "./model/event.ts";
export type { Evidence } from "./model/evidence.ts";
export type { Filter, FilterCondition, FilterPredicate, FilterValue } from "./model/filter.ts";
export { compileFilter } from "./model/filter.ts";
export type { Clock, IdentifierSource } from "./model/identifier.ts";
export type { StoredItem } from "./model/item.ts";
export type { MessageInput, MessageLike } from "./model/message.ts";
export { copyMetadata, type JsonValue, type Metadata } from "./model/metadata.ts";
export type { Origin, Role, Trust } from "./model/origin.ts";
export { trustOf } from "./model/origin.ts";
export type {
  MemoryRecord,
  RecordSource,
  RecordStatus,
  RecordType,
  StoredRecord,
} from "./model/record.ts";
export type { Scope } from "./model/scope.ts";
export { describeScope, parseScope, scopeFields } from "./model/scope.ts";
export type { TimeInput } from "./model/time.ts";
export type { StoredTurn, Turn } from "./model/turn.ts";
export type { AddOptions } from "./options/add-options.ts";
export type { CaptureOptions } from "./options/capture-options.ts";
export type {
  ChangeOptions,
  EraseOptions,
  FlushOptions,
  RecordChanges,
  ReindexOptions,
  ReprocessOptions,
} from "./options/change-options.ts";
export type { ExtractionOptions } from "./options/extraction-options.ts";
export type { GuidanceOptions } from "./options/guidance-options.ts";
export type { MemoryOptions, Progress } from "./options/memory-options.ts";
export type {
  FailuresOptions,
  ListOptions,
  ReadOptions,
  RecallOptions,
  SearchOptions,
  TurnsOptions,
} from "./options/read-options.ts";
export {
  type CallDependencies,
  callModel,
  type ModelCall,
  type ModelCallResult,
} from "./provider/call-model.ts";
export type { Embedder } from "./provider/embedder.ts";
export {
  type AiSdkEmbedderOptions,
  type AiSdkEmbeddingModel,
  fromAiSdkEmbedder,
} from "./provider/from-ai-sdk-embedder.ts";
export {
  type AiSdkLanguageModel,
  type AiSdkLanguageModelOptions,
  fromAiSdkLanguageModel,
} from "./provider/from-ai-sdk-language-model.ts";
export {
  type AiSdkRerankerOptions,
  type AiSdkRerankingModel,
  fromAiSdkReranker,
} from "./provider/from-ai-sdk-reranker.ts";
export {
  type EmbedFunction,
  type EmbedFunctionOptions,
  fromEmbedFunction,
} from "./provider/from-embed-function.ts";
export {
  fromGenerateFunction,
  type GenerateFunction,
  type LooseAnswer,
} from "./provider/from-generate-function.ts";
export {
  fromLangChainChatModel,
  type LangChainChatModel,
} from "./provider/from-lang-chain-chat-model.ts";
export {
  fromLangChainCompressor,
  type LangChainDocumentCompressor,
} from "./provider/from-lang-chain-compressor.ts";
export {
  fromLangChainEmbeddings,
  type LangChainEmbeddings,
  type LangChainEmbeddingsOptions,
} from "./provider/from-lang-chain-embeddings.ts";
export type {
  JsonSchema,
  LanguageModel,
  ModelAnswer,
  ModelMessage,
  ModelRequest,
  ModelSchema,
} from "./provider/language-model.ts";
export type { Reranker } from "./provider/reranker.ts";
export {
  type EmbedderLike,
  type ResolveEmbedderOptions,
  resolveEmbedder,
} from "./provider/resolve-embedder.ts";
export { type LanguageModelLike, resolveLanguageModel } from "./provider/resolve-language-model.ts";
export {
  type RerankerLike,
  type RerankFunction,
  resolveReranker,
} from "./provider/resolve-reranker.ts";
export type { KnownDimensions, UnsizedEmbedder } from "./provider/sized-embedder.ts";
export { addUsage, type ModelUsage, noUsage } from "./provider/usage.ts";
export type { ArmName } from "./read/arm.ts";
export type { ScoreTerm } from "./read/rank.ts";
export type { SearchTimings } from "./read/search.ts";
export type {
  AddResult,
  CaptureResult,
  EraseResult,
  ExtractionProblem,
  ExtractionReport,
  ListPage,
  MemoryStats,
  Mode,
  RecallResponse,
  RecallTrace,
  ScoreExplanation,
  SearchResponse,
  SearchResult,
} from "./results.ts";
export { type CopyProgress, type CopyStoreOptions, copyStore } from "./store/copy-store.ts";
export type {
  ClaimedTurns,
  ExtractionClaim,
  ExtractionCounts,
  ExtractionFailure,
  ExtractionLease,
  ExtractionQueue,
  ExtractionRequest,
  FailedExtraction,
  FailureQuery,
} from "./store/extraction-queue.ts";
export type { IndexChange, IndexOutbox } from "./store/index-outbox.ts";
export type {
  KnownLexical,
  KnownVectors,
  ProjectionVersions,
} from "./store/known-projections.ts";
export { openAnnex } from "./store/open-annex.ts";
export type { Annex, AnnexChangeOptions, AnnexDatabase } from "./store/sqlite/annex.ts";
export type { Durability } from "./store/sqlite/sqlite-access.ts";
export { SqliteStore, type SqliteStoreOptions } from "./store/sqlite/sqlite-store.ts";
export type {
  EraseCounts,
  EraseLog,
  EraseSelection,
  FactQuery,
  ItemKind,
  Keyed,
  LexicalRead,
  ListQuery,
  Page,
  PartitionView,
  PendingVector,
  RecordPut,
  Store,
  StoreCounts,
  StoredEntry,
  TurnAppend,
  TurnStatusChange,
  VectorPut,
  VectorRead,
  WriteBatch,
} from "./store/store.ts";
export { estimateTokens } from "./text/token-estimate.ts";
export {
  type IndexCondition,
  type IndexFilter,
  type IndexValue,
  indexFilter,
  passesIndexFilter,
} from "./vector/index-filter.ts";
export { vectorFields } from "./vector/vector-fields.ts";
export type {
  VectorFields,
  VectorHit,
  VectorIndex,
  VectorIndexContext,
  VectorIndexSource,
  VectorItem,
  VectorQuery,
} from "./vector/vector-index.ts";
export type { RecordEdit } from "./write/edit-records.ts";
export type { AnsweredFact } from "./write/model/extraction-answer.ts";
export type { StandardSchema } from "./write/model/guidance.ts";
export type { Operation } from "./write/operation.ts";
export type { SkippedMessage } from "./write/record.ts";
export type { RefusedFact } from "./write/refused-fact.ts";
