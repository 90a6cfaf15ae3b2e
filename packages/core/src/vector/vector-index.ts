import type { Filter } from "../model/filter.ts";
import type { Scope } from "../model/scope.ts";
import type { ItemKind, PartitionView } from "../store/store.ts";

/** An item's vector and what a query may narrow it by. */
export interface VectorItem {
  kind: ItemKind;
  id: string;
  scope: Scope;
  vector: Float32Array;
  /**
   * What the portable part of a filter asks about, by name: `role`, `name`, `origin`, `type`, `source`, `at` (milliseconds) and
   * `metadata.KEY`; only strings of at most 256 characters, finite numbers and booleans. An index need not keep it.
   */
  fields?: VectorFields | undefined;
}

/** Values of an item that an index may narrow a search by. */
export type VectorFields = Readonly<Record<string, string | number | boolean>>;

/** An item near a query's vector. */
export interface VectorHit {
  kind: ItemKind;
  id: string;
  /** The cosine of the angle between the two vectors, −1 to 1. */
  score: number;
  /** Where the store's projections have it; only an index on the store's own vectors knows. */
  place?: { partition: number; key: number } | undefined;
}

/** What to look for. */
export interface VectorQuery {
  scope: Scope;
  kind: ItemKind;
  /** The most hits to return. */
  limit: number;
  /** An index may use it to return fewer items that will be dropped; what it returns is checked again in any case. */
  filter?: Filter | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Finds the items whose vectors are nearest. An index is disposable: the store keeps the vectors, and any index can be built
 * again from it. What it returns is checked against the store, so a stale entry is harmless.
 */
export interface VectorIndex {
  /**
   * Names what the index keeps its vectors in, without credentials: another name than before means that it is another one, or was
   * made anew and is empty, and it is filled again. @default "index", so that losses are not noticed until `reindex`
   */
  identity?(): Promise<string>;
  /** Adds items, or replaces those with the same kind and id. */
  upsert(items: readonly VectorItem[]): Promise<void>;
  /** The nearest items of the scope, nearest first; exactly those, if the index claims to be exact. */
  query(vector: Float32Array, query: VectorQuery): Promise<VectorHit[]>;
  delete(items: readonly { kind: ItemKind; id: string }[]): Promise<void>;
  /** How many items a scope has. */
  count(scope: Scope): Promise<number>;
}

/** What to look for in some partitions of the store. */
export interface PartitionQuery extends Pick<VectorQuery, "kind" | "limit" | "signal"> {
  views: readonly PartitionView[];
}

/** An index as searches ask it. */
export interface SearchedIndex extends VectorIndex {
  /** Why a search by it may miss something, if it may. */
  readonly notice?: string | undefined;
  /** The nearest items of some of the store's partitions at once, where the index reads the store's own vectors. */
  queryPartitions?(vector: Float32Array, query: PartitionQuery): Promise<VectorHit[]>;
}

/** What an index is opened for. */
export interface VectorIndexContext {
  /** Which embedder the vectors are of: its id and their length, as `text-embedding-3-small (1536)`. */
  embedder: string;
  dimensions: number;
  /** The identity of the index that the memory followed before, if any; what is of no use any more may be dropped. */
  previous?: string | undefined;
}

/** An index, or what opens one for an embedder. */
export type VectorIndexSource =
  | VectorIndex
  | ((context: VectorIndexContext) => VectorIndex | Promise<VectorIndex>);
