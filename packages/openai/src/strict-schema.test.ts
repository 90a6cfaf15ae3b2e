import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isStrictSchema } from "./strict-schema.ts";

const strict = (schema: z.ZodType) =>
  isStrictSchema(z.toJSONSchema(schema) as Record<string, unknown>);

describe("isStrictSchema", () => {
  it("takes objects that list every property and allow no other, at every depth", () => {
    const inner = z.strictObject({ a: z.string().nullable() });
    expect(strict(inner)).toBe(true);
    expect(
      strict(z.strictObject({ list: z.array(inner), either: z.union([inner, z.null()]) })),
    ).toBe(true);
    expect(strict(z.strictObject({ inner: inner.nullable() }))).toBe(true);
  });

  it("refuses optional and further properties, and whatever is no object", () => {
    expect(strict(z.strictObject({ a: z.string().optional() }))).toBe(false);
    expect(strict(z.looseObject({ a: z.string() }))).toBe(false);
    expect(strict(z.strictObject({ list: z.array(z.looseObject({ a: z.string() })) }))).toBe(false);
    expect(strict(z.strictObject({ map: z.record(z.string(), z.string()) }))).toBe(false);
    expect(strict(z.array(z.string()))).toBe(false);
  });
});
