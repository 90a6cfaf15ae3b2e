import assert from "node:assert/strict";
import { type Filter, indexFilter, passesIndexFilter } from "@holdfast/core";
import type { VectorContext } from "./vector-context.ts";

const scope = { userId: "ada" };
const day = Date.UTC(2026, 2, 2);
const values = [
  ...[0, 1, 5, 5.5, -0.5, -6, day, 2 ** 63, 1e300],
  ...["", "5", "a", "A", "é", "e\u0301", "a'b%_*", true, false, undefined],
];
const filters: Filter[] = [
  ...[5, 5.5, "5", "a", "a'b%_*", true].flatMap((k): Filter[] => [
    { k },
    { k: { ne: k } },
    { not: { k } },
    { k: { in: [k, 1, "é"] } },
    { k: { nin: [k, 1, "é"] } },
  ]),
  ...[5, 5.5, -0.5, 1e300].flatMap((k): Filter[] => [
    { k: { gt: k } },
    { k: { gte: k } },
    { k: { lt: k } },
    { k: { lte: k } },
    { not: { k: { gt: k } } },
  ]),
  { at: { gte: day + 3, lt: day + 9 } },
  { role: "user", or: [{ k: "a" }, { at: { gt: day + 12 } }] },
  { not: { and: [{ role: "user" }, { k: { ne: 5 } }] } },
  { k: null },
  { k: { contains: "a" } },
  { or: [{ k: { exists: false } }, { role: "tool" }] },
  { kind: "turn", k: "a" },
];

/** Filters: an index may apply a part of one, or none, but must not hide what passes. */
export function describeIndexFilters({ describe, it }: VectorContext): void {
  describe("filters", () => {
    it("hides no item that passes, whatever kind its values are", async ({
      index,
      samples,
      put,
    }) => {
      const items = values.map((value, place) =>
        samples.item({
          fields: {
            at: day + place,
            role: place % 2 === 0 ? "user" : "tool",
            ...(value === undefined ? {} : { "metadata.k": value }),
          },
        }),
      );
      await put(items);
      for (const filter of filters) {
        const query = { scope, kind: "turn", limit: 100, filter } as const;
        const found = new Set((await index.query(samples.vector(), query)).map(({ id }) => id));
        const told = indexFilter(filter, undefined, "turn");
        const passing = items.filter(
          ({ fields = {} }) => told === undefined || passesIndexFilter(told, fields),
        );
        const hidden = passing.filter(({ id }) => !found.has(id));
        const about = `${JSON.stringify(filter)} hides ${JSON.stringify(hidden[0]?.fields)}`;
        assert.equal(hidden.length, 0, about);
      }
    });

    it("forgets the fields that an item no longer has", async ({ index, samples, put }) => {
      const item = samples.item({ fields: { "metadata.a": 1, "metadata.b": 2 } });
      await put([item]);
      await index.upsert([{ ...item, fields: { "metadata.a": 3 } }]);
      const filter = { a: 3, b: { ne: 2 } };
      const hits = await index.query(item.vector, { scope, kind: "turn", limit: 5, filter });
      assert.equal(hits.length, 1);
    });
  });
}
