import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorOf } from "../../test/support/error-of.ts";
import { storedRecord, storedTurn } from "../../test/support/stored-items.ts";
import type { Filter } from "../model/filter.ts";
import { compileFilter } from "../model/filter.ts";
import type { StoredItem } from "../model/item.ts";
import { presentItem } from "../model/item.ts";
import type { Metadata } from "../model/metadata.ts";
import type { IndexCondition } from "./index-filter.ts";
import { indexFilter, passesIndexFilter } from "./index-filter.ts";
import { vectorFields } from "./vector-fields.ts";

const time = Date.UTC(2026, 2, 2, 10);
const project = { field: "metadata.project", operator: "eq", value: "apollo" };

describe("indexFilter", () => {
  it.each<[Filter, unknown]>([
    [{ project: "apollo" }, project],
    [{ "metadata.project": "apollo" }, project],
    [{ at: "2026-03-02T10:00Z" }, { field: "at", operator: "eq", value: time }],
    [
      { at: { gte: new Date(time), lt: time + 1 }, role: { ne: "tool" } },
      {
        and: [
          { field: "at", operator: "gte", value: time },
          { field: "at", operator: "lt", value: time + 1 },
          { field: "role", operator: "ne", value: "tool" },
        ],
      },
    ],
    [
      { due: new Date(time) },
      { field: "metadata.due", operator: "eq", value: "2026-03-02T10:00:00.000Z" },
    ],
    [{ not: { year: { in: [1, 2] } } }, { field: "metadata.year", operator: "nin", value: [1, 2] }],
    [{ not: { year: { gt: 1 } } }, { not: { field: "metadata.year", operator: "gt", value: 1 } }],
    [
      { not: { and: [{ role: "user" }, { done: true }] } },
      {
        or: [
          { field: "role", operator: "ne", value: "user" },
          { field: "metadata.done", operator: "ne", value: true },
        ],
      },
    ],
  ])("%j", (filter, expected) => {
    expect(indexFilter(filter)).toEqual(expected);
  });

  it("leaves out of an `and` what an index cannot tell, and an `or` with such a part as a whole", () => {
    const untold: Filter[] = [
      { text: { contains: "tea" } },
      { project: { exists: true } },
      { project: null },
      { project: { gt: "a" } },
      { "a.b": 1 },
      { userId: "maya" },
      { recordedAt: { gt: time } },
      { subject: "Maya" },
      { kind: "turn" },
    ];
    for (const one of untold) {
      expect(indexFilter(one)).toBeUndefined();
      expect(indexFilter({ not: one })).toBeUndefined();
      expect(indexFilter({ and: [one, { project: "apollo" }] })).toEqual(project);
      expect(indexFilter({ or: [one, { project: "apollo" }] })).toBeUndefined();
      expect(indexFilter({ not: { and: [one, { project: { ne: "apollo" } }] } })).toBeUndefined();
      expect(indexFilter({ not: { or: [one, { project: { ne: "apollo" } }] } })).toEqual(project);
    }
  });

  it("leaves out of the values that are not wanted those that an index cannot tell", () => {
    expect(indexFilter({ project: { nin: ["apollo", null, "x".repeat(257)] } })).toEqual({
      ...project,
      operator: "ne",
    });
    expect(indexFilter({ project: { ne: null } })).toBeUndefined();
    expect(indexFilter({ project: { in: ["apollo", null] } })).toBeUndefined();
    expect(indexFilter({ not: { project: { in: ["apollo", null] } } })).toEqual({
      ...project,
      operator: "ne",
    });
  });

  it("says so when nothing can pass", () => {
    for (const filter of [
      { or: [] },
      { not: {} },
      { project: { in: [] } },
      { and: [{ role: "user" }, { or: [] }] },
    ])
      expect(indexFilter(filter)).toEqual({ or: [] });
    for (const filter of [{}, { and: [] }, { project: { nin: [] } }, { not: { or: [] } }])
      expect(indexFilter(filter)).toBeUndefined();
    expect(indexFilter(undefined)).toBeUndefined();
  });

  it("decides what is asked about the kind of an item", () => {
    const filter: Filter = { or: [{ role: "user" }, { kind: "memory" }] };
    expect(indexFilter(filter, () => true, "memory")).toBeUndefined();
    expect(indexFilter(filter, () => true, "turn")).toEqual({
      field: "role",
      operator: "eq",
      value: "user",
    });
    expect(indexFilter({ not: { kind: "turn" } }, () => true, "turn")).toEqual({ or: [] });
  });

  it("asks whether a condition, or the opposite of one, can be told", () => {
    const asked: [IndexCondition, boolean][] = [];
    const told = indexFilter({ role: "user", not: { year: { gte: 5 } } }, (condition, negated) => {
      asked.push([condition, negated]);
      return !negated;
    });
    expect(told).toEqual({ field: "role", operator: "eq", value: "user" });
    expect(asked).toEqual([
      [{ field: "role", operator: "eq", value: "user" }, false],
      [{ field: "metadata.year", operator: "gte", value: 5 }, true],
    ]);
  });

  it("refuses what is no filter", async () => {
    const error = await errorOf(async () => indexFilter({ year: { about: 5 } } as never));
    expect(error.code).toBe("invalid_filter");
  });

  it("lets everything pass that passes the filter, whatever an index can tell", () => {
    let told = 0;
    let narrowed = 0;
    fc.assert(
      fc.property(items, filters, fc.func(fc.boolean()), fc.boolean(), (item, filter, can, all) => {
        const part = indexFilter(filter, all ? undefined : can, item.kind);
        if (part === undefined) return true;
        told++;
        const kept = passesIndexFilter(part, vectorFields(item));
        if (!kept) narrowed++;
        return kept || compileFilter(filter)?.(presentItem(item)) === false;
      }),
      { numRuns: 5_000 },
    );
    expect(told).toBeGreaterThan(1_000);
    expect(narrowed).toBeGreaterThan(200);
  });
});

const values = fc.constantFrom<unknown>(
  ...["a", "b", "", "x".repeat(300), "turn", "memory", "user", "tool:a"],
  ...[0, 1, 2, 1.5, -1, true, false, null, time, time + 1],
);
const keys = fc.constantFrom("k", "l", "role", "a.b", "");
const metadata = fc.dictionary(
  keys,
  fc.oneof(values, fc.array(values, { maxLength: 2 }), fc.dictionary(fc.constant("b"), values)),
  { maxKeys: 4 },
) as fc.Arbitrary<Metadata>;
const items: fc.Arbitrary<StoredItem> = fc.oneof(
  fc
    .record({
      metadata,
      role: fc.constantFrom("user", "assistant"),
      name: fc.constantFrom(undefined, "a", "x".repeat(300)),
      origin: fc.constantFrom("user", "tool:a", `web:${"x".repeat(300)}`),
      at: fc.constantFrom(time, time + 1, time + 0.5),
    } as const)
    .map((fields): StoredItem => ({ kind: "turn", value: storedTurn(fields) })),
  fc
    .record({
      metadata,
      type: fc.constantFrom("semantic", "episodic"),
      source: fc.constantFrom("rules", "model"),
      validFrom: fc.constantFrom(time, time + 1),
    } as const)
    .map((fields): StoredItem => ({ kind: "memory", value: storedRecord(fields) })),
);
const conditions = fc.oneof(
  values,
  fc
    .record(
      {
        eq: values,
        ne: values,
        in: fc.array(values, { maxLength: 3 }),
        nin: fc.array(values, { maxLength: 3 }),
        gt: fc.constantFrom(0, 1, 1.5),
        gte: fc.constantFrom<unknown>(0, "a"),
        lt: fc.constantFrom<unknown>(1, "b"),
        lte: fc.constantFrom(1, 2),
        contains: values,
        exists: fc.boolean(),
      },
      { requiredKeys: ["eq"] },
    )
    .chain((all) =>
      fc
        .subarray(Object.entries(all), { minLength: 1, maxLength: 2 })
        .map((some) => Object.fromEntries(some)),
    ),
);
const fields = fc.constantFrom(
  ...["k", "l", "metadata.k", "metadata.role", "a.b", "metadata.", "role", "name", "origin"],
  ...["type", "source", "kind", "text", "userId"],
);
const times = fc.record({
  at: fc.oneof(
    fc.constantFrom(time, time + 1),
    fc.record({ gte: fc.constantFrom(time, time + 1) }),
    fc.record({ ne: fc.constantFrom(time, time + 1, null) }),
  ),
});
const { filter: filters } = fc.letrec<{ filter: Filter; leaf: Filter }>((tie) => ({
  leaf: fc.oneof(fc.dictionary(fields, conditions, { maxKeys: 2 }), times) as fc.Arbitrary<Filter>,
  filter: fc.oneof(
    { maxDepth: 3 },
    tie("leaf"),
    fc.record({ not: tie("filter") }),
    fc.record({ and: fc.array(tie("filter"), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie("filter"), { maxLength: 3 }) }),
  ) as fc.Arbitrary<Filter>,
}));
