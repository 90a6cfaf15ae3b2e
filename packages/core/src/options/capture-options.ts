import { z } from "zod";
import type { Metadata } from "../model/metadata.ts";
import type { Origin } from "../model/origin.ts";
import type { Scope } from "../model/scope.ts";
import type { TimeInput } from "../model/time.ts";
import { actorSchema, keySchema, originSchema, scopeFieldSchemas, timeSchema } from "./fields.ts";

/** How {@link Memory.capture} captures. At least one id of the scope is needed. */
export interface CaptureOptions extends Scope {
  /**
   * Names the exchange, 1 to 512 characters: within exactly this scope a key is one exchange. Without one, every call records what it
   * is given.
   */
  turnKey?: string | undefined;
  /**
   * What to do when the key was captured before. `"replace"`: equal messages stay as they are, new ones are recorded, and those that
   * are missing now are hidden with the facts that rest on them alone (a regenerated answer, an edited question). `"keep"`:
   * nothing (catching up on what may have been missed).
   *
   * @default "replace"
   */
  existing?: "replace" | "keep" | undefined;
  /**
   * The last message of the assistant is unfinished, because it was stopped or cut off: its turn carries `metadata.partial = true`. A
   * later capture with the whole answer replaces it.
   *
   * @default false
   */
  partial?: boolean | undefined;
  /** When it was said, for messages that carry no time of their own. @default now */
  timestamp?: TimeInput | undefined;
  /** Who the words come from, for messages that carry no origin of their own. @default the role of the message */
  origin?: Origin | undefined;
  /** Stored with every turn of the call; filters can look into it. */
  metadata?: Metadata | undefined;
  /** From when on turns of this call are no longer used. */
  expiresAt?: TimeInput | undefined;
  /**
   * Ids of what was recalled for this exchange. A use is counted for each record of them whose words the answer takes up, and what is
   * used ranks slightly higher from then on. Turns among them are passed over.
   */
  recalled?: readonly string[] | undefined;
  /** Whether facts shall be read out of it, in the background. @default true */
  infer?: boolean | undefined;
  /** Who asks, for the log. @default "api" */
  actor?: string | undefined;
}

/** Checks {@link CaptureOptions}. */
export const captureOptionsSchema = z.strictObject({
  ...scopeFieldSchemas,
  turnKey: keySchema.optional(),
  existing: z.enum(["replace", "keep"]).default("replace"),
  partial: z.boolean().default(false),
  timestamp: timeSchema.optional(),
  origin: originSchema.optional(),
  metadata: z.unknown().optional(),
  expiresAt: timeSchema.optional(),
  recalled: z.array(z.string()).max(1_000).default([]),
  infer: z.boolean().default(true),
  actor: actorSchema.default("api"),
});
