import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorOf } from "../../test/support/error-of.ts";
import { copyMetadata, type Metadata, parseMetadata } from "./metadata.ts";

describe("parseMetadata", () => {
  it("copies, so that later changes of the caller's object change nothing", () => {
    const input = { tags: ["a"], deep: { list: [{ n: 1 }] } };
    const copy = parseMetadata(input);
    expect(copy).toEqual(input);
    input.tags.push("b");
    input.deep.list[0] = { n: 2 };
    expect(copy).toEqual({ tags: ["a"], deep: { list: [{ n: 1 }] } });
  });

  it("keeps every JSON value as JSON keeps it", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (input) => {
        expect(JSON.stringify(parseMetadata(input))).toBe(JSON.stringify(input));
      }),
      { examples: [[JSON.parse('{"__proto__":{"x":1}}')]] },
    );
  });

  it("is an empty object when there is none", () => {
    expect(parseMetadata(undefined)).toEqual({});
  });

  it("writes Dates as ISO 8601 and leaves out what is undefined", () => {
    const input = { when: new Date("2026-03-02T10:00:00Z"), nothing: undefined };
    expect(parseMetadata(input)).toEqual({ when: "2026-03-02T10:00:00.000Z" });
    expect(Object.keys(parseMetadata(input))).toEqual(["when"]);
  });

  it("keeps dangerous names as plain keys and lets none reach a prototype", () => {
    const copy = parseMetadata(
      JSON.parse('{"__proto__":{"admin":true},"constructor":"x","toString":1}'),
    );
    expect(Object.keys(copy)).toEqual(["__proto__", "constructor", "toString"]);
    expect((copy as { admin?: unknown }).admin).toBeUndefined();
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });

  it("takes an object without a prototype", () => {
    expect(parseMetadata(Object.assign(Object.create(null), { a: 1 }))).toEqual({ a: 1 });
  });

  it("repairs lone surrogates in keys and values", () => {
    expect(parseMetadata({ "\ud800": "\udc00" })).toEqual({ "\ufffd": "\ufffd" });
  });

  it("takes one object in two places, which is no cycle", () => {
    const shared = { n: 1 };
    expect(parseMetadata({ a: shared, b: [shared, shared] })).toEqual({
      a: { n: 1 },
      b: [{ n: 1 }, { n: 1 }],
    });
  });

  const cycle: { list: unknown[] } = { list: [] };
  cycle.list.push({ back: cycle });

  it.each<[string, unknown, string]>([
    ["a cycle", cycle, "metadata.list[0].back refers back to itself."],
    ["a BigInt", { n: 1n }, "metadata.n is a bigint."],
    ["a function", { f: () => 1 }, "metadata.f is a function."],
    ["a symbol", { s: Symbol("x") }, "metadata.s is a symbol."],
    ["NaN", { n: Number.NaN }, "metadata.n is NaN."],
    ["infinity", { n: [Number.NEGATIVE_INFINITY] }, "metadata.n[0] is -Infinity."],
    ["undefined in a list", { list: [undefined] }, "metadata.list[0]"],
    ["an invalid Date", { d: new Date(Number.NaN) }, "metadata.d is an invalid Date."],
    ["a Map", { m: new Map() }, "metadata.m is an instance of a class."],
    [
      "a class instance",
      { u: new URL("https://a.example") },
      "metadata.u is an instance of a class.",
    ],
    ["bytes", { b: new Uint8Array(2) }, "metadata.b is an instance of a class."],
    ["a list instead of an object", [], "metadata is not a plain object."],
    ["null", null, "metadata is not a plain object."],
    ["a string", "a=b", "metadata is not a plain object."],
    ["a Date instead of an object", new Date(0), "metadata is not a plain object."],
  ])("refuses %s and names the place", async (_, input, message) => {
    const error = await errorOf(() => parseMetadata(input));
    expect(error.code).toBe("invalid_metadata");
    expect(error.message).toContain(message);
  });

  it("takes 32 levels and refuses more", async () => {
    const nested = (levels: number) => {
      let value: object = {};
      for (let level = 1; level < levels; level++) value = { v: value };
      return value;
    };
    expect(() => parseMetadata(nested(32))).not.toThrow();
    expect((await errorOf(() => parseMetadata(nested(33)))).message).toContain("32 levels");
    expect((await errorOf(() => parseMetadata(nested(100_000)))).code).toBe("invalid_metadata");
  });

  it("takes 256 KiB of JSON and refuses more", async () => {
    const frame = JSON.stringify({ text: "" }).length;
    expect(() => parseMetadata({ text: "x".repeat(262_144 - frame) })).not.toThrow();
    const error = await errorOf(() => parseMetadata({ text: "x".repeat(262_145 - frame) }));
    expect(error.message).toContain("262145 characters");
  });

  it("refuses what is small in memory and endless when written out", async () => {
    let bomb: unknown[] = [1];
    for (let doubling = 0; doubling < 30; doubling++) bomb = [bomb, bomb];
    expect((await errorOf(() => parseMetadata({ bomb }))).code).toBe("invalid_metadata");
  });
});

describe("copyMetadata", () => {
  it("shares nothing with what it copies", () => {
    const metadata: Metadata = { tags: ["a"], deep: { list: [{ n: 1 }] }, none: null };
    const before = structuredClone(metadata);
    const copy = copyMetadata(metadata) as { tags: string[]; deep: { list: { n: number }[] } };
    expect(copy).toEqual(before);
    copy.tags.push("b");
    copy.deep.list[0] = { n: 2 };
    expect(metadata).toEqual(before);
  });

  it("keeps every key, also __proto__, as a key", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (input) => {
        const metadata = input as Metadata;
        expect(JSON.stringify(copyMetadata(metadata))).toBe(JSON.stringify(metadata));
      }),
    );
    const tricky = JSON.parse('{"__proto__": {"admin": true}}') as Metadata;
    expect(Object.keys(copyMetadata(tricky))).toEqual(["__proto__"]);
  });
});
