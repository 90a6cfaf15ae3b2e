import { z } from "zod";
import type { StandardSchema } from "../write/model/guidance.ts";

/** What a model is told about facts, beyond what it is told anyway. */
export interface GuidanceOptions {
  /** What a model shall look for, or leave out, in your words, at most 4,000 characters. Added to the instructions it gets. */
  instructions?: string | undefined;
  /**
   * Categories into which a model sorts facts: names, or names with what belongs to them. The category is `metadata.category` of the
   * record, and can be filtered by.
   */
  categories?: readonly string[] | Readonly<Record<string, string>> | undefined;
  /**
   * Typed facts: shapes by name, as zod 4 or other Standard Schemas that can be written as JSON Schema. A record that fits one carries
   * `metadata.schema` and its checked `metadata.data`.
   */
  schemas?: Readonly<Record<string, StandardSchema>> | undefined;
}

const nameSchema = z
  .string()
  .regex(/^[\w -]{1,64}$/u, "expected up to 64 letters, digits, _, - or blanks");

/** Checks the fields of {@link GuidanceOptions}. */
export const guidanceFields = {
  instructions: z.string().max(4_000).optional(),
  categories: z
    .union([z.array(nameSchema).min(1).max(50), z.record(nameSchema, z.string().max(500))])
    .optional(),
  schemas: z
    .record(
      nameSchema,
      z.custom<StandardSchema>(
        (value) =>
          (typeof value === "object" || typeof value === "function") &&
          value !== null &&
          "~standard" in value,
        "expected a Standard Schema",
      ),
    )
    .optional(),
};
