import { describe, expect, it } from "vitest";
import type { StoredItem } from "../model/item.ts";
import type { StoredRecord } from "../model/record.ts";
import { RecordCache } from "./record-cache.ts";

const item = (text: string, userId = "ana"): StoredItem => ({
  kind: "memory",
  value: { text, metadata: {}, scope: { userId } } as StoredRecord,
});
const viewed = (changes: number | undefined) => new Map([[7, { partition: 7, changes }]]);

describe("RecordCache", () => {
  it("gives an item while nothing in its partition has changed since it was viewed", () => {
    const cache = new RecordCache(100_000);
    const tea = item("tea");
    cache.set(1, tea, 7, viewed(3));
    expect(cache.get(1, viewed(3))?.value).toBe(tea.value);
    expect(cache.get(1, viewed(2))?.value).toBe(tea.value);
    expect(cache.get(1, viewed(4))).toBeUndefined();
    expect(cache.get(1, new Map())).toBeUndefined();
  });

  it("lets the records of one scope share it, and no others", () => {
    const cache = new RecordCache(100_000);
    const items = [item("tea"), item("milk"), item("rum", "ben")];
    for (const [key, each] of items.entries()) cache.set(key, each, 7, viewed(0));
    const [tea, milk, rum] = items.map(({ value }) => value.scope);
    expect(milk).toBe(tea);
    expect([tea, rum]).toEqual([{ userId: "ana" }, { userId: "ben" }]);
  });

  it("keeps nothing of a store that does not count changes", () => {
    const cache = new RecordCache(100_000);
    cache.set(1, item("tea"), undefined, viewed(0));
    cache.set(2, item("tea"), 7, viewed(undefined));
    expect(cache.bytes).toBe(0);
  });

  it("stays within its budget, and keeps nothing without one", () => {
    const cache = new RecordCache(10_000);
    for (let key = 0; key < 100; key++) cache.set(key, item("x".repeat(500)), 7, viewed(0));
    expect(cache.bytes).toBeGreaterThan(5_000);
    expect(cache.bytes).toBeLessThanOrEqual(10_000);
    expect(cache.get(99, viewed(0))).toBeDefined();
    expect(cache.get(0, viewed(0))).toBeUndefined();
    const none = new RecordCache(0);
    none.set(1, item("tea"), 7, viewed(0));
    expect(none.bytes).toBe(0);
  });
});
