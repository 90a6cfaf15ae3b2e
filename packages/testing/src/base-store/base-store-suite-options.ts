import type { FixedClock } from "../fixed-clock.ts";
import type { ConceptEmbeddings } from "./concept-embeddings.ts";

/** An item of a LangGraph store. */
export interface BaseStoreItem {
  value: Record<string, unknown>;
  key: string;
  namespace: string[];
  createdAt: Date;
  updatedAt: Date;
  score?: number | undefined;
}

/** What the suite calls of a `BaseStore` of `@langchain/langgraph-checkpoint`. */
export interface BaseStoreLike {
  // biome-ignore lint/suspicious/noExplicitAny: the results of a batch depend on its operations
  batch(operations: any[]): Promise<any[]>;
  get(namespace: string[], key: string): Promise<BaseStoreItem | null>;
  search(
    namespacePrefix: string[],
    options?: { filter?: Record<string, unknown>; limit?: number; offset?: number; query?: string },
  ): Promise<BaseStoreItem[]>;
  put(
    namespace: string[],
    key: string,
    value: Record<string, unknown>,
    index?: false | string[],
  ): Promise<void>;
  delete(namespace: string[], key: string): Promise<void>;
  listNamespaces(options?: {
    prefix?: string[];
    suffix?: string[];
    maxDepth?: number;
    limit?: number;
    offset?: number;
  }): Promise<string[][]>;
}

/** How a test wants its store. */
export interface BaseStoreConfiguration {
  /** Embeddings in LangChain's shape; without them the store has none. */
  embeddings?: ConceptEmbeddings | undefined;
  /** How long their vectors are said to be. */
  dims?: number | undefined;
  /** Which parts of a value are searched. Default: the whole. */
  fields?: string[] | undefined;
  /** Minutes that items live. */
  ttl?: { defaultTtl: number; refreshOnRead: boolean } | undefined;
}

/** A new, empty store and what belongs to it. */
export interface BaseStoreFixture {
  store: BaseStoreLike;
  /** The store as LangGraph gives it to nodes and tools: `new AsyncBatchedStore(store)`, started. */
  batched: Omit<BaseStoreLike, "batch"> & { stop(): Promise<void> };
  /** Moves the clock that the store reads, for its TTL. Needed with the switch `ttl`. */
  clock?: Pick<FixedClock, "advance"> | undefined;
  /** A second store on the same data, while the first one may be open. Needed with the switch `durable`. */
  reopen?: (() => Promise<BaseStoreLike>) | undefined;
  close(): Promise<void>;
}

/** What {@link describeBaseStore} tests, and how it gets it. */
export interface BaseStoreSuiteOptions {
  /** Names the store in the report. */
  name: string;
  /** A new, empty store. Called once for each test. */
  open(configuration: BaseStoreConfiguration): BaseStoreFixture | Promise<BaseStoreFixture>;
  /** Where the store lawfully differs. */
  switches?: Partial<BaseStoreSwitches> | undefined;
}

/** What the interface of LangGraph leaves to each store. All are on by default. */
export interface BaseStoreSwitches {
  /** Searches with a query rank by words when there are no embeddings. */
  words: boolean;
  /** The store can be opened with embeddings. */
  embeddings: boolean;
  /** Items expire, and reads can keep them alive. */
  ttl: boolean;
  /** What is stored outlives the store. */
  durable: boolean;
  /** Filters know `$exists`. */
  exists: boolean;
  /** A dot in a filter leads into nested objects. */
  nestedFilters: boolean;
  /** Behind the items that a query ranked, a search goes on with the others, without a score. */
  fillsUp: boolean;
  /** A put does not wait for the embeddings. */
  putsAtOnce: boolean;
}

/** The switches of a store that has all features. */
export const defaultBaseStoreSwitches: BaseStoreSwitches = {
  words: true,
  embeddings: true,
  ttl: true,
  durable: true,
  exists: true,
  nestedFilters: true,
  fillsUp: true,
  putsAtOnce: true,
};
