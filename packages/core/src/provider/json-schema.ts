import { z } from "zod";
import type { JsonSchema } from "./language-model.ts";

/**
 * The JSON schema of what a zod schema takes in, as short as it can be said to a model: without `$schema`, and with objects that
 * allow no further properties unless they say otherwise, as some providers demand.
 */
export function toJsonSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      // what stands in for an unusable value is for the reader, and strict providers refuse it
      if (zodSchema._zod.def.type === "catch") delete jsonSchema.default;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.properties !== undefined) jsonSchema.additionalProperties ??= false;
    },
  });
  return rest;
}
