import { z } from "zod";
import type { Filter } from "../model/filter.ts";
import type { MessageInput } from "../model/message.ts";
import type { RecordStatus } from "../model/record.ts";
import { recordStatuses } from "../model/record.ts";
import type { Scope } from "../model/scope.ts";
import type { TimeInput } from "../model/time.ts";
import {
  filterSchema,
  limitSchema,
  scopeFieldSchemas,
  signalSchema,
  timeSchema,
} from "./fields.ts";

/** What a read may see. At least one id of the scope is needed. */
export interface ReadOptions extends Scope {
  /** Which turns and records, beyond the scope. */
  filter?: Filter | undefined;
  /** The world as it was then: what had been said and what was true at that time. */
  asOf?: TimeInput | undefined;
  /**
   * The memory as it was then: what had been recorded by that time, records in the state they had. A turn that was deleted since
   * does not come back.
   */
  knownAt?: TimeInput | undefined;
}

/** How {@link Memory.search} searches. */
export interface SearchOptions extends ReadOptions {
  /** The most results, 1 to 1,000. @default 10 */
  limit?: number | undefined;
  /** What to look for: turns, records (`memories`), and records that something else took the place of (`superseded`). @default ["turns", "memories"] */
  include?: readonly ("turns" | "memories" | "superseded")[] | undefined;
  /** Whether each result says how its score came about. @default false */
  explain?: boolean | undefined;
  /** How long to wait for the embedder and the reranker, in milliseconds; then the search goes on without. @default 10000 */
  deadlineMs?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** How {@link Memory.recall} recalls: a query, or the messages of a conversation whose last user message is the query. */
export interface RecallOptions extends ReadOptions {
  query?: string | undefined;
  messages?: MessageInput | undefined;
  /** The most tokens of the text (estimated), at least 100. @default 1000 */
  maxTokens?: number | undefined;
  /** The most items, 1 to 1,000. @default 20 */
  limit?: number | undefined;
  /** How long to wait for the embedder and the reranker, in milliseconds; then recall goes on without. @default 500 */
  deadlineMs?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** How {@link Memory.list} lists records. */
export interface ListOptions {
  filter?: Filter | undefined;
  /** @default ["active"]; with `asOf` also "superseded", since what is superseded now may have been true then */
  status?: RecordStatus | readonly RecordStatus[] | undefined;
  /** The most items of a page, 1 to 1,000. @default 100 */
  limit?: number | undefined;
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
  /** @default "descending", the latest first */
  order?: "ascending" | "descending" | undefined;
  /** The world as it was then. */
  asOf?: TimeInput | undefined;
  /** The memory as it was then. */
  knownAt?: TimeInput | undefined;
}

/** How {@link Memory.turns} lists turns. */
export interface TurnsOptions {
  filter?: Filter | undefined;
  /** Whether deleted turns are listed too. @default false */
  includeRetracted?: boolean | undefined;
  /** The most items of a page, 1 to 1,000. @default 100 */
  limit?: number | undefined;
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
  /** @default "ascending", as they were said */
  order?: "ascending" | "descending" | undefined;
  /** The world as it was then. */
  asOf?: TimeInput | undefined;
  /** The memory as it was then. */
  knownAt?: TimeInput | undefined;
}

/** How {@link Memory.failures} lists. */
export interface FailuresOptions {
  /** The most failures, 1 to 1,000. @default 100 */
  limit?: number | undefined;
}

/** Checks {@link FailuresOptions}. */
export const failuresOptionsSchema = z.strictObject({ limit: limitSchema.default(100) });

const timeFields = { asOf: timeSchema.optional(), knownAt: timeSchema.optional() };
const readFields = { ...scopeFieldSchemas, ...timeFields, filter: filterSchema.optional() };
const deadlineSchema = z.number().min(0).max(600_000);
const pageFields = {
  ...timeFields,
  filter: filterSchema.optional(),
  limit: limitSchema.default(100),
  cursor: z.string().optional(),
};
const orderSchema = z.enum(["ascending", "descending"]);

/** Checks {@link SearchOptions}. */
export const searchOptionsSchema = z.strictObject({
  ...readFields,
  limit: limitSchema.default(10),
  include: z.array(z.enum(["turns", "memories", "superseded"])).default(["turns", "memories"]),
  explain: z.boolean().default(false),
  deadlineMs: deadlineSchema.default(10_000),
  signal: signalSchema.optional(),
});

/** Checks {@link RecallOptions}. */
export const recallOptionsSchema = z
  .strictObject({
    ...readFields,
    query: z.string().optional(),
    messages: z
      .custom<MessageInput>((value) => value !== null, "expected a message or a list of messages")
      .optional(),
    maxTokens: z.int().min(100).max(1_000_000).default(1_000),
    limit: limitSchema.default(20),
    deadlineMs: deadlineSchema.default(500),
    signal: signalSchema.optional(),
  })
  .refine(
    ({ query, messages }) => (query === undefined) !== (messages === undefined),
    "pass either query or messages",
  );

/** Checks {@link ListOptions}. */
export const listOptionsSchema = z.strictObject({
  ...pageFields,
  status: z
    .union([
      z.enum(recordStatuses).transform((status) => [status]),
      z.array(z.enum(recordStatuses)),
    ])
    .optional(),
  order: orderSchema.default("descending"),
});

/** Checks {@link TurnsOptions}. */
export const turnsOptionsSchema = z.strictObject({
  ...pageFields,
  includeRetracted: z.boolean().default(false),
  order: orderSchema.default("ascending"),
});
