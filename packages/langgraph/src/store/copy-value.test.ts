import { expect, it } from "vitest";
import { copyValue } from "./copy-value.ts";

it("copies deeply, with Dates as JSON has them and without what is undefined", () => {
  const value = { list: [{ a: 1 }], at: new Date("2026-01-02T03:04:05Z"), none: undefined };
  const copy = copyValue(value);
  expect(copy).toEqual({ list: [{ a: 1 }], at: "2026-01-02T03:04:05.000Z" });
  expect(copy.list).not.toBe(value.list);
});

it("keeps keys that are names of Object.prototype", () => {
  const copy = copyValue(JSON.parse('{"__proto__":{"a":1},"constructor":2}'));
  expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":1},"constructor":2}');
});

const cycle: Record<string, unknown> = { deep: {} };
cycle.deep = { again: cycle };
it.each([
  ["a cycle", cycle, "value.deep.again refers back to itself"],
  ["a BigInt", { a: [1n] }, "value.a[0] is a bigint"],
  ["NaN", { a: Number.NaN }, "value.a is NaN"],
  ["a Map", { a: new Map() }, "value.a is an instance of a class"],
  ["a function", { a: () => 1 }, "value.a is a function"],
  ["a lone surrogate", { a: "\ud800" }, "value.a holds a lone surrogate"],
  ["a list", [1], "value is not a plain object"],
  ["too much", { a: "x".repeat(1_048_577) }, "characters of JSON"],
])("refuses %s and names the place", (_, value, message) => {
  expect(() => copyValue(value)).toThrow(expect.objectContaining({ code: "invalid_input" }));
  expect(() => copyValue(value)).toThrow(message);
});
