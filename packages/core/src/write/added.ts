import type { RecordType } from "../model/record.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { ModelUsage } from "../provider/usage.ts";
import type { Extractor } from "./extract.ts";
import type { Operation } from "./operation.ts";
import type { RecordRequest, SkippedMessage } from "./record.ts";
import type { RefusedFact } from "./refused-fact.ts";

/** Messages to add, and whether their texts become records as well. */
export interface AddRequest extends RecordRequest {
  type?: RecordType | undefined;
  importance?: number | undefined;
  actor: string;
  /** What reads facts out of the turns; without one, turns are only recorded. */
  extractor?: Extractor | undefined;
  signal?: AbortSignal | undefined;
}

/** What was added. */
export interface Added {
  /** In the order of the messages; `duplicate` ones were recorded before under the same idempotency key. */
  turns: { turn: StoredTurn; duplicate: boolean }[];
  skipped: SkippedMessage[];
  operations: Operation[];
  refused: RefusedFact[];
  /** Ids of turns that no search shall find, because their speaker asked for it. */
  hidden: ReadonlySet<string>;
  /** Turns whose extraction failed and is tried again later. */
  queued: number;
  usage?: ModelUsage | undefined;
  warnings: string[];
}

/** What an addition tells of which nothing was read. */
export const nothingRead = {
  operations: [],
  refused: [],
  warnings: [],
  queued: 0,
  hidden: new Set<string>(),
} satisfies Partial<Added>;
