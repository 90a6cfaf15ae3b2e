import { z } from "zod";
import type { Metadata } from "../model/metadata.ts";
import type { RecordType } from "../model/record.ts";
import type { TimeInput } from "../model/time.ts";
import {
  actorSchema,
  reasonSchema,
  recordTypeSchema,
  shareSchema,
  signalSchema,
  textSchema,
  timeSchema,
} from "./fields.ts";

/** Whose change it is and why; both go into the log. */
export interface ChangeOptions {
  /** @default "api" */
  actor?: string | undefined;
  /** @default what the call does, such as "updated by hand" */
  reason?: string | undefined;
}

/** How {@link Memory.erase} destroys. */
export interface EraseOptions extends ChangeOptions {
  /**
   * Whether the file is rewritten afterwards, so that no remnant of the words stays in unused parts of it. Takes about 5 ms per
   * megabyte, during which the process waits. With `false` that is left to the next erasure: for erasing many things in a row.
   *
   * @default true
   */
  scrub?: boolean | undefined;
}

/** What {@link Memory.update} changes of a record. What is not given stays. */
export interface RecordChanges extends ChangeOptions {
  text?: string | undefined;
  type?: RecordType | undefined;
  subject?: string | undefined;
  predicate?: string | undefined;
  object?: string | undefined;
  /** 0 to 1. */
  importance?: number | undefined;
  /** 0 to 1. */
  confidence?: number | undefined;
  validFrom?: TimeInput | undefined;
  /** null opens the interval again. */
  validTo?: TimeInput | null | undefined;
  /** null takes the expiry away. */
  expiresAt?: TimeInput | null | undefined;
  /** Replaces the metadata as a whole. */
  metadata?: Metadata | undefined;
}

/** How {@link Memory.reindex} rebuilds. */
export interface ReindexOptions {
  /** Told after every few hundred items. */
  onProgress?:
    | ((progress: { stage: "words" | "vectors" | "index"; done: number; total: number }) => void)
    | undefined;
  signal?: AbortSignal | undefined;
}

/** How {@link Memory.flush} drains. */
export interface FlushOptions {
  /** Also try again what was given up after too many failures. @default false */
  retryFailed?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

/** How {@link Memory.reprocess} reads again. */
export interface ReprocessOptions {
  /** Told after each conversation. */
  onProgress?: ((progress: { done: number; total: number }) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Checks {@link ReprocessOptions}. */
export const reprocessOptionsSchema = z.strictObject({
  onProgress: z
    .custom<NonNullable<ReprocessOptions["onProgress"]>>(
      (value) => typeof value === "function",
      "expected a function",
    )
    .optional(),
  signal: signalSchema.optional(),
});

/** Checks {@link FlushOptions}. */
export const flushOptionsSchema = z.strictObject({
  retryFailed: z.boolean().default(false),
  signal: signalSchema.optional(),
});

const changeFields = { actor: actorSchema.default("api"), reason: reasonSchema.optional() };

/** Checks {@link ChangeOptions}. */
export const changeOptionsSchema = z.strictObject(changeFields);

/** Checks {@link EraseOptions}. */
export const eraseOptionsSchema = z.strictObject({
  ...changeFields,
  scrub: z.boolean().default(true),
});

/** Checks {@link RecordChanges}. */
export const recordChangesSchema = z.strictObject({
  ...changeFields,
  text: textSchema.optional(),
  type: recordTypeSchema.optional(),
  subject: textSchema.optional(),
  predicate: textSchema.optional(),
  object: textSchema.optional(),
  importance: shareSchema.optional(),
  confidence: shareSchema.optional(),
  validFrom: timeSchema.optional(),
  validTo: timeSchema.nullable().optional(),
  expiresAt: timeSchema.nullable().optional(),
  metadata: z.unknown().optional(),
});

/** Checks {@link ReindexOptions}. */
export const reindexOptionsSchema = z.strictObject({
  onProgress: z
    .custom<NonNullable<ReindexOptions["onProgress"]>>(
      (value) => typeof value === "function",
      "expected a function",
    )
    .optional(),
  signal: signalSchema.optional(),
});
