import { describe, expect, it } from "vitest";
import { z } from "zod";
import { toJsonSchema } from "./json-schema.ts";

describe("toJsonSchema", () => {
  it("closes objects, unless they are open on purpose, and says no more than needed", () => {
    const schema = z.object({
      name: z.string().describe("as it was said"),
      kind: z.enum(["a", "b"]).default("a"),
      extra: z.looseObject({ x: z.number().nullable() }),
    });
    expect(toJsonSchema(schema)).toEqual({
      type: "object",
      properties: {
        name: { type: "string", description: "as it was said" },
        kind: { type: "string", enum: ["a", "b"], default: "a" },
        extra: {
          type: "object",
          properties: { x: { type: ["number", "null"] } },
          required: ["x"],
          additionalProperties: {},
        },
      },
      required: ["name", "extra"],
      additionalProperties: false,
    });
  });

  it("closes an object that may be null", () => {
    const schema = z.object({ inner: z.object({ a: z.string() }).nullable() });
    expect(
      JSON.stringify(toJsonSchema(schema)).match(/"additionalProperties":false/g),
    ).toHaveLength(2);
  });

  it("describes what goes into a transformation", () => {
    const schema = z.object({ when: z.string().transform((text) => new Date(text)) });
    expect(toJsonSchema(schema).properties).toEqual({ when: { type: "string" } });
  });
});
