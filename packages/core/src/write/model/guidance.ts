import { z } from "zod";
import { HoldfastError } from "../../errors.ts";
import type { Metadata } from "../../model/metadata.ts";
import { parseMetadata } from "../../model/metadata.ts";
import { toJsonSchema } from "../../provider/json-schema.ts";
import type { ExtractionGuidance } from "./extraction-prompt.ts";

/** A schema of any library that follows Standard Schema, such as zod, valibot or arktype. @see https://standardschema.dev */
export interface StandardSchema {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    validate(value: unknown): unknown;
    /** Standard JSON Schema, where the library has it. */
    readonly jsonSchema?: { input(options: { target: string }): object } | undefined;
  };
}

/** What a caller says about facts, ready for the prompt and for checking answers. */
export interface Guidance extends ExtractionGuidance {
  /** @throws Error when data do not fit the schema of that name */
  parseData(schema: string, data: unknown): Metadata;
}

/** What a caller may say about facts. */
export interface GuidanceInput {
  instructions?: string | undefined;
  categories?: readonly string[] | Readonly<Record<string, string>> | undefined;
  schemas?: Readonly<Record<string, StandardSchema>> | undefined;
}

/**
 * Prepares what a caller says about facts.
 *
 * @throws HoldfastError `invalid_options` for a schema that cannot be described to a model
 */
export function prepareGuidance({ instructions, categories, schemas }: GuidanceInput): Guidance {
  const named = Array.isArray(categories)
    ? Object.fromEntries(categories.map((name: string) => [name, ""]))
    : (categories as Readonly<Record<string, string>> | undefined);
  const described =
    schemas &&
    Object.fromEntries(
      Object.entries(schemas).map(([name, schema]) => [name, describeSchema(name, schema)]),
    );
  return {
    instructions,
    categories: named,
    schemas: described,
    parseData(name, data) {
      const schema = schemas?.[name];
      if (schema === undefined) throw new Error(`there is no schema ${name}`);
      return parseMetadata(validate(schema, data));
    },
  };
}

function describeSchema(name: string, schema: StandardSchema): object {
  if (schema instanceof z.ZodType) return toJsonSchema(schema);
  const { jsonSchema } = schema["~standard"];
  if (jsonSchema !== undefined) return jsonSchema.input({ target: "draft-2020-12" });
  if ("_zod" in schema) return toJsonSchema(schema as unknown as z.ZodType);
  throw new HoldfastError("invalid_options", `extraction.schemas.${name} has no JSON schema.`, {
    hint: "Pass a zod 4 schema, or one of a library that implements Standard JSON Schema.",
  });
}

function validate(schema: StandardSchema, data: unknown): unknown {
  const result = schema["~standard"].validate(data) as {
    value?: unknown;
    issues?: readonly { message: string }[];
  };
  if (result instanceof Promise) throw new Error("its schema checks asynchronously");
  if (result.issues !== undefined) {
    throw new Error(result.issues.map(({ message }) => message).join("; "));
  }
  return result.value;
}
