import { compileFilter, type JsonValue, type MemoryRecord } from "@holdfast/core";
import { createRandom } from "@holdfast/testing";
import { expect, it } from "vitest";
import { compileValueFilter } from "./value-filter.ts";

const operators = ["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin", "exists"];
const values: JsonValue[] = [0, 1, -1, 2.5, "", "0", "1", "2026-01-01", "b", true, false, null];

it("means what the filters of core mean, wherever both have a meaning", () => {
  const random = createRandom(7);
  for (let round = 0; round < 3_000; round++) {
    const operator = random.pick(operators);
    const one = () => random.pick(values);
    const operand =
      operator === "exists"
        ? random.next() < 0.5
        : ["in", "nin"].includes(operator)
          ? [one(), one()]
          : one();
    const path = random.pick(["a", "b", "a.c", "n.c", "n.c.d"]);
    const value = { a: one(), b: one(), n: { c: random.pick([one(), { d: one() }]) } } as Record<
      string,
      JsonValue
    >;
    if (random.next() < 0.3) delete value[random.pick(["a", "b", "n"])];
    const record = { kind: "memory", metadata: value } as unknown as MemoryRecord;
    const ours = answerOf(() =>
      compileValueFilter({ [path]: { [`$${operator}`]: operand } })?.(value),
    );
    const cores = answerOf(() =>
      compileFilter({ [`metadata.${path}`]: { [operator]: operand } as object })?.(record),
    );
    expect(ours, JSON.stringify({ path, operator, operand, value })).toBe(cores);
  }
});

function answerOf(work: () => boolean | undefined): boolean | string | undefined {
  try {
    return work();
  } catch (error) {
    return (error as { code: string }).code;
  }
}

it("takes a Date as the string that it is stored as", () => {
  const filter = compileValueFilter({ at: { $lt: new Date("2026-02-01T00:00:00Z") } });
  expect(filter?.({ at: "2026-01-31T12:00:00.000Z" })).toBe(true);
  expect(filter?.({ at: "2026-02-01T12:00:00.000Z" })).toBe(false);
});

it("tells null inside an object from what is absent", () => {
  const filter = compileValueFilter({ meta: { a: null } });
  expect(filter?.({ meta: { a: null } })).toBe(true);
  expect(filter?.({ meta: {} })).toBe(false);
  expect(filter?.({ meta: { b: null } })).toBe(false);
});
