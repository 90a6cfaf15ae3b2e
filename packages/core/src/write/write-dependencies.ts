import type { Clock, IdentifierSource } from "../model/identifier.ts";
import type { Store } from "../store/store.ts";
import type { TextAnalyser } from "../text/text-analyser.ts";
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
  /** Decisions about the facts of one owner, one after the other. */
  queue: KeyedQueue;
}
