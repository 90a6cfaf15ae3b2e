import assert from "node:assert/strict";
import type { BaseStoreContext } from "./base-store-context.ts";
import { sortedKeys } from "./sorted-keys.ts";

const items: Record<string, Record<string, unknown>> = {
  a: { kind: "note", n: 1, at: "2026-01-05", ok: true, tags: ["x", "y"], meta: { lang: "en" } },
  b: { kind: "note", n: 2, at: "2026-03-01", ok: false, tags: ["x"], meta: { lang: "de" } },
  c: { kind: "task", n: 10, at: "2025-12-31", none: null, meta: { lang: "en", v: { major: 2 } } },
  d: { kind: "task", n: "10", "a.b": "dotted", a: { b: "nested" }, meta: {} },
};

type Case = [name: string, filter: Record<string, unknown>, expected: string[]];

const cases: Case[] = [
  ["a plain value", { kind: "note" }, ["a", "b"]],
  ["several fields", { kind: "note", n: 2 }, ["b"]],
  ["nothing", {}, ["a", "b", "c", "d"]],
  ["a number, not its digits", { n: 10 }, ["c"]],
  ["digits, not their number", { n: "10" }, ["d"]],
  ["a boolean", { ok: false }, ["b"]],
  ["null, and what is absent", { ok: null }, ["c", "d"]],
  ["$eq", { n: { $eq: 1 } }, ["a"]],
  ["$ne, also of what is absent", { ok: { $ne: true } }, ["b", "c", "d"]],
  ["$gt", { n: { $gt: 1 } }, ["b", "c"]],
  ["$gte", { n: { $gte: 2 } }, ["b", "c"]],
  ["$lt", { n: { $lt: 2 } }, ["a"]],
  ["$lte", { n: { $lte: 2 } }, ["a", "b"]],
  ["a range", { n: { $gte: 2, $lt: 10 } }, ["b"]],
  ["$gt on ISO 8601 dates", { at: { $gt: "2026-01-01" } }, ["a", "b"]],
  ["$lte on ISO 8601 dates", { at: { $lte: "2026-01-05" } }, ["a", "c"]],
  ["$gt never across kinds", { kind: { $gt: 0 } }, []],
  ["$in", { kind: { $in: ["task", "other"] } }, ["c", "d"]],
  ["$in of nothing", { kind: { $in: [] } }, []],
  ["$nin, also of what is absent", { ok: { $nin: [true] } }, ["b", "c", "d"]],
  ["an object equal in all it holds", { meta: { lang: "en" } }, ["a"]],
  ["an empty object, which is not everything", { meta: {} }, ["d"]],
  ["an array equal in all it holds", { tags: ["x"] }, ["b"]],
  ["$eq of an object", { meta: { $eq: { lang: "de" } } }, ["b"]],
  ["$ne of an object", { meta: { $ne: { lang: "de" } } }, ["a", "c", "d"]],
  ["$in with objects", { meta: { $in: [{ lang: "en" }, {}] } }, ["a", "d"]],
  ["a field that none has", { unheard: "x" }, []],
  ["a name of Object.prototype", { constructor: { $ne: null } }, []],
];

const nested: Case[] = [
  ["a dot into an object", { "meta.lang": "en" }, ["a", "c"]],
  ["two dots", { "meta.v.major": { $gte: 2 } }, ["c"]],
  ["a field of that whole name first", { "a.b": "dotted" }, ["d"]],
];

const existing: Case[] = [
  ["$exists true, not of null", { none: { $exists: true } }, []],
  ["$exists true", { ok: { $exists: true } }, ["a", "b"]],
  ["$exists false", { ok: { $exists: false } }, ["c", "d"]],
];

/** Filters: every operator, and what a mistake does. */
export function describeFilters({ describe, it, switches }: BaseStoreContext): void {
  describe("filters", () => {
    const all = [
      ...cases,
      ...(switches.nestedFilters ? nested : []),
      ...(switches.exists ? existing : []),
    ];
    for (const [name, filter, expected] of all) {
      it(`know ${name}`, async ({ store }) => {
        for (const [key, value] of Object.entries(items)) await store.put(["f"], key, value);
        assert.deepEqual(sortedKeys(await store.search(["f"], { filter })), expected);
      });
    }

    const mistakes: [string, Record<string, unknown>][] = [
      ["an unknown operator", { n: { $regex: "1" } }],
      ["an operator among plain names", { meta: { $eq: 1, lang: "en" } }],
      ["undefined", { kind: undefined }],
      ["undefined as an operand", { n: { $gt: undefined } }],
      ["$in without a list", { n: { $in: 1 } }],
      ["an order of booleans", { ok: { $gt: true } }],
    ];
    for (const [name, filter] of mistakes) {
      it(`refuse ${name}`, async ({ store }) => {
        await store.put(["f"], "a", { kind: "note", n: 1, ok: true, meta: { lang: "en" } });
        await assert.rejects(store.search(["f"], { filter }));
      });
    }

    if (!switches.words) return;
    it("narrow a search with a query", async ({ store }) => {
      await store.put(["f"], "a", { text: "the launch is in May", kind: "note" });
      await store.put(["f"], "b", { text: "the launch is in June", kind: "task" });
      const found = await store.search(["f"], { query: "launch", filter: { kind: "task" } });
      assert.deepEqual(sortedKeys(found), ["b"]);
    });
  });
}
