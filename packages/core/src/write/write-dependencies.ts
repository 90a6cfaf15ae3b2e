import type { LexicalIndex } from "../lexical/lexical-index.ts";
import type { Clock, IdentifierSource } from "../model/identifier.ts";
import type { Embedder } from "../provider/embedder.ts";
import type { Store } from "../store/store.ts";
import type { TextAnalyser } from "../text/text-analyser.ts";
import type { FollowedIndex } from "../vector/followed-index.ts";
import type { VectorIndex } from "../vector/vector-index.ts";
import type { ExtractionSettings } from "./extraction-settings.ts";
import type { KeyedQueue } from "./keyed-queue.ts";

/** What the writing side stands on. */
export interface WriteDependencies {
  store: Store;
  analyser: TextAnalyser;
  clock: Clock;
  nextId: IdentifierSource;
  /** Whether new items shall wait for a vector. */
  awaitVectors: boolean;
  /** How long one call of the embedder may take, in milliseconds. */
  embedTimeoutMs: number;
  /** Whether secrets are taken out of what is recorded. */
  redact: boolean;
  /** What is found by words, for what new facts may repeat or contradict. */
  lexical: LexicalIndex;
  /** The same by meaning, when there is an embedder. */
  vectors: VectorIndex | undefined;
  embedder: Embedder | undefined;
  /** The index elsewhere that is kept up to date, when there is one. */
  follower: FollowedIndex | undefined;
  extraction: ExtractionSettings;
  /** Decisions about the facts of one owner, one after the other. */
  queue: KeyedQueue;
}
