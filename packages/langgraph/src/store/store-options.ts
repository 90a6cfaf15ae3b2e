import type { Embedder, Memory, Origin } from "@holdfast/core";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";

/** How {@link HoldfastStore.open} opens a store: with a `path` or a `memory`. */
export interface HoldfastStoreOptions {
  /** The SQLite file, or `:memory:`. Its folder must exist. The store then closes the memory that it opened. */
  path?: string | undefined;
  /** A memory that is open, with its own embedder. Closing it stays with the caller. */
  memory?: Memory | undefined;
  /** What of the items is searched. */
  index?: StoreIndexOptions | false | undefined;
  /** How long items live. Without it they stay. */
  ttl?: StoreTtlOptions | undefined;
  /**
   * Namespaces that stand for scopes, such as `["memories", "{userId}"]`: their items, and those of deeper namespaces, are recalled for
   * that scope by everything that uses the memory, and records made elsewhere in that scope are read as their items. Ids are
   * `{userId}`, `{agentId}`, `{runId}`, `{appId}`. Every other namespace has a scope of its own.
   */
  namespaces?: readonly (readonly string[])[] | undefined;
  /** Whether records made elsewhere (facts) are read through the namespaces that stand for their scopes. @default true */
  facts?: boolean | undefined;
  /**
   * What differs by namespace, since LangGraph drops the fourth argument of `put` inside a graph: the first policy whose namespace
   * is a prefix counts; `"*"` stands for any label.
   */
  policies?: readonly NamespacePolicy[] | undefined;
  /** Whose words items are, which decides how far they are trusted when they are recalled. @default "assistant" */
  origin?: Origin | undefined;
  /** How long a search waits for the embedder, in milliseconds; then it goes by words. @default 5000 */
  deadlineMs?: number | undefined;
}

/** What of the items is searched. */
export interface StoreIndexOptions {
  /**
   * Which parts of a value are searched, as paths (`title`, `chapters[*].content`, `tags[-1]`, `{title,summary}`, `$` for the whole).
   *
   * @default ["$"]
   */
  fields?: readonly string[] | undefined;
  /** Embeddings of LangChain or an embedder of Holdfast, with `path`. Without them a search goes by words. */
  embeddings?: EmbeddingsInterface | Embedder | undefined;
  /** How long their vectors are. Vectors of another length are refused. */
  dims?: number | undefined;
}

/** How long items live. */
export interface StoreTtlOptions {
  /** Minutes from the last `put`. */
  defaultTtl?: number | undefined;
  /** Whether a `get` or `search` that returns an item lets it live as long again (noted when a tenth of the time is over). @default true */
  refreshOnRead?: boolean | undefined;
  /** Minutes between two removals of expired items from the file, which happen at writes. @default 60 */
  sweepIntervalMinutes?: number | undefined;
}

/** What differs for the namespaces that start with some labels. */
export interface NamespacePolicy {
  namespace: readonly string[];
  /** Which parts are searched; `false`: none, the items are found by their key only. */
  index?: readonly string[] | false | undefined;
  /** Minutes; null: they stay. */
  ttl?: number | null | undefined;
  origin?: Origin | undefined;
}
