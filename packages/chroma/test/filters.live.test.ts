import type { Filter, ItemKind, VectorFields, VectorItem } from "@holdfast/core";
import { indexFilter, passesIndexFilter } from "@holdfast/core";
import { createRandom } from "@holdfast/testing";
import { ChromaClient } from "chromadb";
import { beforeAll, describe, expect, it } from "vitest";
import { chromaIndex } from "../src/index.ts";
import { whereOf } from "../src/where-of.ts";
import { contextOf, freshName, liveUrl } from "./support/live-server.ts";

const url = new URL(liveUrl());
const client = new ChromaClient({ host: url.hostname, port: Number(url.port) });
const scope = { userId: "ada" };
const day = Date.UTC(2026, 2, 2);

const values = [
  ...[0, 1, 5, 5.5, 5.000000001, -0.5, -6, 0.1, day, day + 1, 2 ** 53, 2 ** 62, 2 ** 63, 1e19],
  ...[-1e19, 1e21, 1e300, 5e-324, "", "5", "a", "A", "é", "e\u0301", "\u{1f600}", "a'b\"c%_*"],
  ...[true, false, undefined],
];
const items = values.map(
  (value, place): VectorItem => ({
    kind: "turn",
    id: String(place),
    scope,
    vector: Float32Array.of(1, place / 10),
    fields: {
      at: day + place,
      role: place % 2 ? "user" : "tool",
      ...(value === undefined ? {} : { "metadata.k": value }),
    },
  }),
);

describe("filters in Chroma", () => {
  const index = chromaIndex({ client, collection: freshName() })(contextOf(2));
  const found = async (filter: Filter, kind: ItemKind = "turn"): Promise<Set<string>> => {
    const query = { scope, kind, limit: 1_000, filter };
    return new Set((await index.query(Float32Array.of(1, 0), query)).map(({ id }) => id));
  };
  const passing = (filter: Filter) => {
    const told = indexFilter(filter);
    const passes = (fields: VectorFields = {}) =>
      told === undefined || passesIndexFilter(told, fields);
    return items.filter(({ fields }) => passes(fields)).map(({ id }) => id);
  };

  beforeAll(() => index.upsert(items));

  it("decide exactly as Holdfast does about strings, booleans, whole numbers and times", async () => {
    const exact = [
      ...["5", "a", "A", "é", "e\u0301", "\u{1f600}", "", "a'b\"c%_*", true, false, 5, 0, day],
    ].flatMap((k) => [{ k }, { k: { ne: k } }, { k: { nin: [k, "q"] } }, { k: { in: [k, "A"] } }]);
    const ordered = [0, 5, -6, day, -1].flatMap((n) =>
      ["gt", "gte", "lt", "lte"].map((operator) => ({ k: { [operator]: n } })),
    );
    const times = [
      { at: { gte: day + 3, lt: day + 9 } },
      { at: new Date(day + 4) },
      { role: "user", or: [{ k: "a" }, { at: { gt: day + 20 } }] },
      { not: { or: [{ role: "tool" }, { k: 5 }] } },
      { k: { in: [5, "a", true, 0] } },
      { k: { nin: [5, "a", true, 0] } },
    ];
    for (const filter of [...exact, ...ordered, ...times] as Filter[])
      expect([...(await found(filter))].sort(), JSON.stringify(filter)).toEqual(
        passing(filter).sort(),
      );
  });

  it("never hide what passes, whatever the values", async () => {
    const random = createRandom(7);
    const operators = ["eq", "ne", "gt", "gte", "lt", "lte"] as const;
    const leaf = (): Filter => {
      const value = random.pick(values.filter((one) => one !== undefined));
      const operator = random.pick(typeof value === "number" ? operators : operators.slice(0, 2));
      const list = [value, random.pick(values.filter((one) => one !== undefined))];
      const condition = random.pick([{ [operator]: value }, { in: list }, { nin: list }]);
      return { k: condition };
    };
    const tree = (depth: number): Filter => {
      if (depth === 0 || random.next() < 0.3) return leaf();
      const parts = [tree(depth - 1), tree(depth - 1)];
      return random.pick<Filter>([{ and: parts }, { or: parts }, { not: tree(depth - 1) }]);
    };
    let narrowed = 0;
    for (let round = 0; round < 400; round++) {
      const filter = tree(round % 3);
      const hits = await found(filter);
      if (hits.size < items.length) narrowed++;
      for (const id of passing(filter)) expect(hits, JSON.stringify(filter)).toContain(id);
    }
    expect(narrowed).toBeGreaterThan(150);
  });

  it("ask nothing when nothing can pass, and leave long filters to the check of the results", async () => {
    expect(await found({ or: [] })).toEqual(new Set());
    expect(await found({ kind: "memory" })).toEqual(new Set());
    const many = { or: Array.from({ length: 49 }, (_, at) => ({ at })) };
    expect(whereOf("turn", scope, many)).toEqual(whereOf("turn", scope));
    expect((await found(many)).size).toBe(items.length);
    const fewer = { or: Array.from({ length: 48 }, (_, at) => ({ at: day + at * 2 })) };
    expect([...(await found(fewer))].sort()).toEqual(passing(fewer).sort());
    const list = { at: { in: Array.from({ length: 200 }, (_, at) => day + at * 3) } };
    expect([...(await found(list))].sort()).toEqual(passing(list).sort());
  });

  it("let items pass that have more fields than a record may have", async () => {
    const fields = Object.fromEntries(Array.from({ length: 40 }, (_, k) => [`metadata.${k}`, k]));
    const rich = { ...items[0], id: "rich", fields } as VectorItem;
    await index.upsert([rich]);
    expect(await found({ k: "a" })).toContain("rich");
    await index.delete([rich]);
    expect(await found({ k: "a" })).not.toContain("rich");
  });

  it("forget fields that an item no longer has", async () => {
    const [item] = items as [VectorItem];
    const id = "changing";
    await index.upsert([{ ...item, id, fields: { "metadata.a": 1, "metadata.b": 2 } }]);
    await index.upsert([{ ...item, id, fields: { "metadata.a": 3 } }]);
    expect(await found({ b: { ne: 2 }, a: 3 })).toContain(id);
    expect(await found({ b: 2 })).not.toContain(id);
    await index.upsert([{ ...item, id, fields: undefined }]);
    expect(await found({ a: 3 })).not.toContain(id);
    await index.delete([{ ...item, id }]);
  });
});
