import { z } from "zod";
import type { Metadata } from "../model/metadata.ts";
import type { Origin } from "../model/origin.ts";
import type { RecordType } from "../model/record.ts";
import type { Scope } from "../model/scope.ts";
import type { TimeInput } from "../model/time.ts";
import {
  actorSchema,
  keySchema,
  originSchema,
  recordTypeSchema,
  scopeFieldSchemas,
  shareSchema,
  signalSchema,
  timeSchema,
} from "./fields.ts";
import type { GuidanceOptions } from "./guidance-options.ts";
import { guidanceFields } from "./guidance-options.ts";

/**
 * How {@link Memory.add} records. At least one id of the scope is needed. `instructions`, `categories` and `schemas` take the place of
 * those of the memory for this call; they need a model.
 */
export interface AddOptions extends Scope, GuidanceOptions {
  /** When it was said, for messages that carry no time of their own. @default now */
  timestamp?: TimeInput | undefined;
  /** Who the words come from, for messages that carry no origin of their own. @default the role of the message */
  origin?: Origin | undefined;
  /** Stored with every turn (and record) of the call; filters can look into it. */
  metadata?: Metadata | undefined;
  /** Also keep each text, as it is written, as a record of this type. */
  type?: RecordType | undefined;
  /** How much such a record matters, 0 to 1. @default 0.5 */
  importance?: number | undefined;
  /** From when on turns and records of this call are no longer used. */
  expiresAt?: TimeInput | undefined;
  /**
   * Whether facts shall be read out of what is said and compared with what is believed: by the memory's model, or without one by
   * rules, in English. With `false` the turns are recorded and nothing else. With `type` nothing is read out in any case: the text
   * itself is the record.
   *
   * @default true
   */
  infer?: boolean | undefined;
  /**
   * Names the call: a second `add` with the same key in the same scope records none of its messages again, told apart by their
   * place in the call, and returns the same turns.
   */
  idempotencyKey?: string | undefined;
  /** Who asks, for the log. @default "api" */
  actor?: string | undefined;
  /**
   * Stops the reading of facts by a model. The turns are recorded all the same; what was not read waits in the queue.
   */
  signal?: AbortSignal | undefined;
}

/** Checks {@link AddOptions}. */
export const addOptionsSchema = z.strictObject({
  ...scopeFieldSchemas,
  timestamp: timeSchema.optional(),
  origin: originSchema.optional(),
  metadata: z.unknown().optional(),
  type: recordTypeSchema.optional(),
  importance: shareSchema.optional(),
  expiresAt: timeSchema.optional(),
  infer: z.boolean().default(true),
  idempotencyKey: keySchema.optional(),
  actor: actorSchema.default("api"),
  ...guidanceFields,
  signal: signalSchema.optional(),
});
