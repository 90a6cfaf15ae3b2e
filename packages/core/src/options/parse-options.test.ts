import { describe, expect, it } from "vitest";
import { z } from "zod";
import { errorOf } from "../../test/support/error-of.ts";
import { parseOptions } from "./parse-options.ts";

const schema = z.strictObject({
  limit: z.int().min(1).default(10),
  deep: z.strictObject({ list: z.array(z.string()) }).optional(),
});

describe("parseOptions", () => {
  it("gives the checked options with their defaults", () => {
    expect(parseOptions(schema, {}, "search")).toEqual({ limit: 10 });
  });

  it("names the call and the option that is not known", async () => {
    const error = await errorOf(() => parseOptions(schema, { top_k: 3 }, "search"));
    expect(error.code).toBe("invalid_options");
    expect(error.message).toMatch(/^search: .*top_k/);
  });

  it("names the place of a wrong value", async () => {
    const error = await errorOf(() => parseOptions(schema, { deep: { list: ["a", 7] } }, "list"));
    expect(error.message).toMatch(/^list: deep\.list\.1: /);
    expect(error.cause).toBeDefined();
  });

  it.each([[undefined], [null], ["limit=3"], [7]])(
    "refuses %j instead of options",
    async (input) => {
      expect((await errorOf(() => parseOptions(schema, input, "add"))).message).toMatch(/^add: /);
    },
  );
});
