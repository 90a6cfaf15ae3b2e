import { describe, expect, it } from "vitest";
import { errorOf } from "../../test/support/error-of.ts";
import { passes, turn, withMetadata } from "../../test/support/filtered-items.ts";
import { storedRecord } from "../../test/support/stored-items.ts";
import type { Filter } from "./filter.ts";
import { compileFilter } from "./filter.ts";
import { presentRecord } from "./record.ts";

const march = Date.UTC(2026, 2, 2, 10);

describe("fields", () => {
  it("knows the fields of turns and records", () => {
    const said = turn({
      name: "Maya",
      origin: "web:https://a.example",
      scope: { userId: "maya", runId: "7" },
    });
    const record = presentRecord(
      storedRecord({ subject: "Maya", importance: 0.9, type: "procedural" }),
    );
    expect(
      passes({ kind: "turn", role: "user", name: "Maya", origin: { contains: "web:" } }, said),
    ).toBe(true);
    expect(passes({ userId: "maya", runId: { in: ["7"] }, agentId: { exists: false } }, said)).toBe(
      true,
    );
    expect(
      passes({ kind: "memory", subject: "Maya", type: "procedural", source: "manual" }, record),
    ).toBe(true);
    expect(passes({ importance: { gt: 0.8 }, confidence: 1, status: "active" }, record)).toBe(true);
    expect(passes({ role: { exists: false }, text: { contains: "Lisbon" } }, record)).toBe(true);
    expect(passes({ id: said.id }, said)).toBe(true);
  });

  it("compares times however they are written", () => {
    const item = turn();
    for (const time of ["2026-03-02T10:00Z", "2026-03-02T12:00+02:00", new Date(march)]) {
      expect(passes({ at: time }, item)).toBe(true);
      expect(passes({ at: { gte: time, lte: time } }, item)).toBe(true);
      expect(passes({ at: { gt: time } }, item)).toBe(false);
    }
    expect(passes({ at: { gte: march, lt: "2026-03-03" } }, item)).toBe(true);
    expect(passes({ expiresAt: { exists: false } }, item)).toBe(true);
    expect(passes({ expiresAt: null }, item)).toBe(true);
    expect(passes({ expiresAt: { lt: "2100-01-01" } }, item)).toBe(false);
  });

  it("takes the beginning of a record's validity for its time", () => {
    const record = presentRecord(storedRecord({ validFrom: march, validTo: march + 1 }));
    expect(passes({ at: "2026-03-02T10:00Z" }, record)).toBe(true);
    expect(passes({ validTo: { gt: "2026-03-02T10:00Z" } }, record)).toBe(true);
  });

  it("compares Dates in metadata with Dates", () => {
    const item = withMetadata({ due: new Date(march) });
    expect(passes({ due: new Date(march) }, item)).toBe(true);
    expect(passes({ due: { lt: new Date(march + 1) } }, item)).toBe(true);
    expect(passes({ due: { lt: new Date(march) } }, item)).toBe(false);
  });

  it("leads into nested metadata, and takes a key with a dot as it is first", () => {
    const item = withMetadata({
      a: { b: { c: 1 }, "b.c": 2 },
      "x.y": 3,
      x: { y: 4 },
      list: [{ a: 1 }],
    });
    expect(passes({ "a.b.c": 2 }, item)).toBe(true);
    expect(passes({ "metadata.a.b": { exists: true } }, item)).toBe(true);
    expect(passes({ "x.y": 3 }, item)).toBe(true);
    expect(passes({ "a.b.missing.deep": { exists: true } }, item)).toBe(false);
    expect(passes({ "list.0": { exists: true } }, item)).toBe(false);
  });

  it("reaches metadata behind the name of a built-in field", () => {
    const item = withMetadata({ role: "chef", and: "also", text: "inner" });
    expect(
      passes({ "metadata.role": "chef", "metadata.and": "also", "metadata.text": "inner" }, item),
    ).toBe(true);
    expect(passes({ role: "chef" }, item)).toBe(false);
  });

  it("finds nothing in what every object inherits", () => {
    const keys = [
      "__proto__",
      "constructor",
      "toString",
      "hasOwnProperty",
      "constructor.name",
      "__proto__.toString",
    ];
    for (const key of keys) {
      const filter = JSON.parse(`{${JSON.stringify(key)}:{"exists":true}}`);
      expect(passes(filter, turn()), key).toBe(false);
      expect(passes({ [`metadata.${key}`]: { exists: true } }, turn()), key).toBe(false);
    }
  });

  it("finds such keys where they are the caller's own", () => {
    const metadata = JSON.parse('{"__proto__":{"admin":true},"constructor":"x"}');
    const item = withMetadata(metadata);
    expect(passes(JSON.parse('{"__proto__.admin":true,"constructor":"x"}'), item)).toBe(true);
    expect(passes({ admin: true }, item)).toBe(false);
  });
});

describe("what a filter cannot do", () => {
  it("leaves the object of the caller as it is", () => {
    const filter: Filter = {
      score: { gte: 2, lte: 6 },
      and: [{ role: "user" }],
      at: { gte: new Date(march) },
    };
    const before = structuredClone(filter);
    passes(filter, withMetadata({ score: 5 }));
    expect(filter).toEqual(before);
    expect(() => compileFilter(Object.freeze({ ...filter }))).not.toThrow();
  });

  it("keeps its meaning when the object changes later", () => {
    const filter = { score: { in: [5] } };
    const predicate = compileFilter(filter);
    filter.score.in.push(9);
    expect(predicate?.(withMetadata({ score: 9 }))).toBe(false);
  });

  it.each<[string, unknown, string]>([
    ["an unknown operator", { score: { above: 5 } }, "filter.score.above is not a known operator."],
    ["an operator of another language", { score: { $gt: 5 } }, "filter.score.$gt"],
    [
      "an operator that every object inherits",
      { score: { constructor: 5 } },
      "filter.score.constructor",
    ],
    ["no operator", { score: {} }, "filter.score holds no operator."],
    [
      "an operator without a value",
      { score: { eq: undefined } },
      "filter.score holds no operator.",
    ],
    ["a list as value", { tags: ["red"] }, "filter.tags"],
    ["an object of a class as condition", { score: new Map([["gt", 5]]) }, "filter.score"],
    ["and without a list", { and: { score: 5 } }, "filter.and is not a list of filters."],
    ["or of something else", { or: ["score"] }, "filter.or[0] is not an object."],
    ["not of a list", { not: [{ score: 5 }] }, "filter.not is not an object."],
    ["in without a list", { score: { in: 5 } }, "filter.score.in is not a list."],
    ["in with an object", { score: { in: [1, {}] } }, "filter.score.in[1]"],
    ["exists without a boolean", { score: { exists: "yes" } }, "filter.score.exists"],
    ["NaN", { score: Number.NaN }, "filter.score.eq"],
    ["infinity", { score: { lt: Number.POSITIVE_INFINITY } }, "filter.score.lt"],
    ["a BigInt", { score: 5n }, "filter.score.eq"],
    ["a function", { score: () => true }, "filter.score.eq"],
    ["an order of null", { score: { gt: null } }, "filter.score.gt cannot be ordered."],
    ["an order of booleans", { score: { gte: true } }, "filter.score.gte cannot be ordered."],
    ["a list instead of a filter", [{ score: 5 }], "filter is not an object."],
  ])("refuses %s and names the place", async (_, filter, message) => {
    const error = await errorOf(() => compileFilter(filter as Filter));
    expect(error.code).toBe("invalid_filter");
    expect(error.message).toContain(message);
  });

  it("refuses what is no time where a time is meant", async () => {
    const error = await errorOf(() => compileFilter({ at: { gte: "last week" } }));
    expect(error).toMatchObject({ code: "invalid_time" });
    expect(error.message).toContain("filter.at.gte");
  });

  it("refuses endless nesting instead of overflowing the stack", async () => {
    let filter: Filter = { score: 5 };
    for (let depth = 0; depth < 50_000; depth++) filter = { not: filter };
    expect((await errorOf(() => compileFilter(filter))).code).toBe("invalid_filter");
    const cycle: Filter = {};
    cycle.not = cycle;
    expect((await errorOf(() => compileFilter(cycle))).code).toBe("invalid_filter");
  });
});
