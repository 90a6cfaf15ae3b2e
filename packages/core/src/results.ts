import type { HoldfastError } from "./errors.ts";
import type { MemoryRecord, RecordStatus } from "./model/record.ts";
import type { Scope } from "./model/scope.ts";
import type { Turn } from "./model/turn.ts";
import type { ModelUsage } from "./provider/usage.ts";
import type { ArmName } from "./read/arm.ts";
import type { ScoreTerm } from "./read/rank.ts";
import type { SearchTimings } from "./read/search.ts";
import type { Operation } from "./write/operation.ts";
import type { SkippedMessage } from "./write/record.ts";
import type { RefusedFact } from "./write/refused-fact.ts";

/** How results came about: by `rules` and statistics of words alone, or with the help of a `model`. */
export type Mode = "rules" | "model";

/** What {@link Memory.add} did. */
export interface AddResult {
  /** What happened to records. */
  operations: Operation[];
  /** One entry per recorded message, in their order; `duplicate` when its idempotency key was recorded before. */
  turns: { id: string; status: "recorded" | "duplicate" }[];
  /** Messages that were not recorded, and why. */
  skipped: SkippedMessage[];
  /** Facts that were read and are not believed, and why. */
  refused: RefusedFact[];
  /** How many turns wait for another attempt, because their facts could not be read. */
  queued: number;
  /** What read the facts. */
  mode: Mode;
  /** What a model cost, when one was asked. */
  usage?: ModelUsage;
  /** What could not be done, and why; everything in `turns` is stored all the same. */
  warnings: string[];
}

/** What {@link Memory.capture} did. */
export interface CaptureResult {
  /** One entry per recorded message, in their order; `duplicate` when it was captured before. */
  turns: { id: string; status: "recorded" | "duplicate" }[];
  /** Ids of turns of an earlier capture of the exchange that were hidden. */
  replaced: string[];
  /** Messages that were not recorded, and why. */
  skipped: SkippedMessage[];
  /** How many turns wait for their facts to be read in the background because of this call. */
  queued: number;
  /** What could not be done, and why; everything in `turns` is stored all the same. */
  warnings: string[];
}

/** What an extraction in the background did. */
export interface ExtractionReport {
  scope: Scope;
  turnIds: string[];
  operations: Operation[];
  refused: RefusedFact[];
  mode: Mode;
  usage?: ModelUsage;
  warnings: string[];
  /** Why nothing was read. The turns wait for another attempt, unless `givenUp`. */
  error?: HoldfastError;
  /** It is tried again only by `flush({ retryFailed: true })` or `reprocess`. */
  givenUp?: boolean;
}

/** A turn out of which no facts could be read so far. */
export interface ExtractionProblem {
  turnId: string;
  scope: Scope;
  attempts: number;
  /** The code of the last error. */
  code: string;
  message: string;
  /** When it last failed, ISO 8601. */
  at: string;
  /** When it is tried again, ISO 8601; absent when it was given up: then `flush({ retryFailed: true })` tries it. */
  retryAt?: string;
}

/** One result of a search: a turn or a record, with its score. */
export type SearchResult = (Turn | MemoryRecord) & {
  /** Higher is better. The best match by words alone is 1; signals add to it. Comparable only within one search. */
  score: number;
  /** How the score came about, with `explain: true`. */
  explanation?: ScoreExplanation;
};

/** How a score came about. */
export interface ScoreExplanation {
  /** The steps in their order: what is added, then the factors. */
  terms: ScoreTerm[];
  /** What each arm of the search contributed to the first step, `relevance`. */
  arms: Partial<Record<ArmName, number>>;
}

/** What {@link Memory.search} found. */
export interface SearchResponse {
  /** Best first. */
  results: SearchResult[];
  mode: Mode;
  /** Parts of the search that were left out, such as an embedder that failed. */
  warnings: string[];
  /** Milliseconds per stage. */
  timings: SearchTimings;
}

/** What {@link Memory.recall} gives. */
export interface RecallResponse {
  /** A block ready to be put into a prompt; empty when there is nothing to recall. */
  text: string;
  /** The turns and records in the text, best first; score 0: recalled whatever is asked. */
  items: SearchResult[];
  /** Estimated tokens of the text. */
  tokens: number;
  mode: Mode;
  /** The least trusted origins in the text are to be treated with care: whether it holds words of tools, files or the web. */
  untrusted: boolean;
  trace: RecallTrace;
}

/** What happened during a recall. */
export interface RecallTrace {
  /** What was searched for. */
  query: string;
  /** What was found and found no room, or said the same as something else. */
  leftOut: { id: string; kind: "turn" | "memory"; score: number }[];
  warnings: string[];
  timings: SearchTimings;
}

/** One page of a listing. */
export interface ListPage<T> {
  items: T[];
  /** Where the next page starts; absent on the last one. */
  nextCursor?: string;
}

/** What {@link Memory.erase} destroyed. */
export interface EraseResult {
  turns: number;
  records: number;
  events: number;
  /** Records that stay because they have other evidence; only the erased evidence went. */
  trimmed: number;
}

/** What {@link Memory.stats} counts. */
export interface MemoryStats {
  turns: number;
  retractedTurns: number;
  records: Record<RecordStatus, number>;
  events: number;
  scopes: number;
  vectors: { stored: number; pending: number };
  /** The vector index that the memory keeps up to date, and how many items, of all scopes, it has not heard of yet. */
  index?: { name: string; pending: number };
  /** Turns that wait for their facts to be read, and turns given up after too many failures (see {@link Memory.failures}). */
  extraction: { pending: number; failed: number };
  /** The embedder that the vectors belong to. */
  embedder?: string;
  /** How texts are split into words: version and language. */
  analyser: string;
  /** Bytes of what is held of the indexes and of records. */
  cacheBytes: number;
  location: string;
}
