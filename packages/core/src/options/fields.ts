import { z } from "zod";
import type { Filter } from "../model/filter.ts";
import type { Origin } from "../model/origin.ts";
import { isOrigin } from "../model/origin.ts";
import { recordTypes } from "../model/record.ts";
import type { TimeInput } from "../model/time.ts";
import { visibleText } from "../text/visible-text.ts";

/** The four ids; `parseScope` checks them more closely. */
export const scopeFieldSchemas = {
  userId: z.unknown().optional(),
  agentId: z.unknown().optional(),
  runId: z.unknown().optional(),
  appId: z.unknown().optional(),
};

/** A point in time; `parseTime` checks it more closely. */
export const timeSchema = z.custom<TimeInput>(
  (value) => typeof value === "string" || typeof value === "number" || value instanceof Date,
  "expected an ISO 8601 string, a Date, or milliseconds since 1970",
);

/** Who the words come from. */
export const originSchema = z.custom<Origin>(
  isOrigin,
  'expected "user", "assistant", "system", "file", "import", "tool:NAME" or "web:URL"',
);

/** A filter; `compileFilter` checks it more closely. */
export const filterSchema = z.custom<Filter>(
  (value) => typeof value === "object" && value !== null,
  "expected a filter",
);

/** An abort signal. */
export const signalSchema = z.custom<AbortSignal>(
  (value) => value instanceof AbortSignal,
  "expected an AbortSignal",
);

/** A share from 0 to 1. */
export const shareSchema = z.number().min(0).max(1);

/** The type of a record. */
export const recordTypeSchema = z.enum(recordTypes);

/** How many results to give. */
export const limitSchema = z.int().min(1).max(1_000);

/** A text that is not blank. */
export const textSchema = z
  .string()
  .refine((value) => visibleText(value) !== "", "expected a text that is not blank");

/** Who asks for a change, for the log. */
export const actorSchema = z.string().min(1).max(256);

/** Why a change is asked for, for the log. */
export const reasonSchema = z.string().min(1).max(2_000);

/** A key of the caller's. */
export const keySchema = z
  .string()
  .min(1)
  .max(512)
  .refine((key) => key.isWellFormed(), "expected well-formed Unicode");
