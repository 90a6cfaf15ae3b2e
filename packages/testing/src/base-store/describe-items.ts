import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import type { BaseStoreContext } from "./base-store-context.ts";
import type { BaseStoreItem } from "./base-store-suite-options.ts";

const namespace = ["users", "ada"];
const values: Record<string, unknown>[] = [
  {},
  { text: "plain" },
  { "key with spaces": 1, "dotted.key": 2, $dollar: 3, "": 4 },
  { nested: { deep: [{ list: [1, [2, [3]]] }] }, empty: {}, none: null, no: false, zero: 0 },
  { unicode: "żółw 👩‍🚀 你好 \u0000 \u2028", newline: "a\nb", quote: '"\\' },
  { number: 1.5e-7, large: Number.MAX_SAFE_INTEGER, negative: -0.25 },
];

/** Single items: what is read is what was put. */
export function describeItems({ describe, it }: BaseStoreContext): void {
  describe("items", () => {
    for (const value of values) {
      it(`gives back ${JSON.stringify(value).slice(0, 40)}`, async ({ store }) => {
        await store.put(namespace, "key", value);
        const item = await store.get(namespace, "key");
        assert.deepEqual(item?.value, value);
        assert.deepEqual(item?.namespace, namespace);
        assert.equal(item?.key, "key");
        assert.deepEqual((await store.search(namespace))[0]?.value, value);
      });
    }

    it("gives null for what is not there", async ({ store }) => {
      await store.put(namespace, "key", { a: 1 });
      assert.equal(await store.get(namespace, "other"), null);
      assert.equal(await store.get(["users"], "key"), null);
      assert.equal(await store.get(["nobody"], "key"), null);
    });

    it("gives dates", async ({ store }) => {
      const before = Date.now() - 1_000;
      await store.put(namespace, "key", { a: 1 });
      const { createdAt, updatedAt } = (await store.get(namespace, "key")) as BaseStoreItem;
      assert.ok(createdAt instanceof Date && updatedAt instanceof Date);
      assert.equal(createdAt.getTime(), updatedAt.getTime());
      assert.ok(!Number.isNaN(before) && !Number.isNaN(createdAt.getTime()));
    });

    it("replaces a value whole, keeps createdAt and moves updatedAt", async ({ store, clock }) => {
      await store.put(namespace, "key", { a: 1, b: 2 });
      const first = structuredClone((await store.get(namespace, "key")) as BaseStoreItem);
      clock?.advance(1_000);
      await wait(3);
      await store.put(namespace, "key", { a: 3 });
      const second = (await store.get(namespace, "key")) as BaseStoreItem;
      assert.deepEqual(second.value, { a: 3 });
      assert.equal(second.createdAt.getTime(), first.createdAt.getTime());
      assert.ok(second.updatedAt.getTime() > first.updatedAt.getTime(), "updatedAt has not moved");
    });

    it("keeps what it was given apart from the object that was put", async ({ store }) => {
      const value = { list: [1, 2] };
      await store.put(namespace, "key", value);
      value.list.push(3);
      assert.deepEqual((await store.get(namespace, "key"))?.value, { list: [1, 2] });
    });

    it("gives each reader a copy", async ({ store }) => {
      await store.put(namespace, "key", { list: [1, 2] });
      for (const read of [
        async () => (await store.get(namespace, "key")) as BaseStoreItem,
        async () => (await store.search(namespace))[0] as BaseStoreItem,
      ]) {
        const item = await read();
        (item.value.list as number[]).push(3);
        item.namespace.push("deeper");
        const again = await read();
        assert.deepEqual(again.value, { list: [1, 2] });
        assert.deepEqual(again.namespace, namespace);
      }
    });

    it("removes an item, and nothing beside it", async ({ store }) => {
      await store.put(namespace, "key", { a: 1 });
      await store.put(namespace, "key2", { a: 2 });
      await store.put([...namespace, "deeper"], "key", { a: 3 });
      await store.delete(namespace, "key");
      assert.equal(await store.get(namespace, "key"), null);
      assert.deepEqual((await store.get(namespace, "key2"))?.value, { a: 2 });
      assert.deepEqual((await store.get([...namespace, "deeper"], "key"))?.value, { a: 3 });
      await store.delete(namespace, "key");
      await store.delete(["nobody"], "key");
    });

    it("makes an item anew after it was removed", async ({ store, clock }) => {
      await store.put(namespace, "key", { a: 1 });
      const first = structuredClone((await store.get(namespace, "key")) as BaseStoreItem);
      await store.delete(namespace, "key");
      clock?.advance(1_000);
      await wait(3);
      await store.put(namespace, "key", { a: 2 });
      const second = (await store.get(namespace, "key")) as BaseStoreItem;
      assert.deepEqual(second.value, { a: 2 });
      assert.ok(second.createdAt.getTime() > first.createdAt.getTime());
    });

    it("keeps keys apart that look alike", async ({ store }) => {
      const keys = [
        "a",
        "A",
        "a ",
        "á",
        "a\u0301",
        "a:b",
        "a.b",
        "a/b",
        "%",
        "_",
        "__proto__",
        "constructor",
      ];
      for (const [index, key] of keys.entries()) await store.put(namespace, key, { index });
      for (const [index, key] of keys.entries())
        assert.deepEqual((await store.get(namespace, key))?.value, { index }, key);
      assert.equal((await store.search(namespace, { limit: 50 })).length, keys.length);
    });

    it("refuses values that it could not give back", async ({ store }) => {
      const cycle: Record<string, unknown> = {};
      cycle.self = cycle;
      for (const value of [cycle, { big: 1n }, { call: () => 1 }, { not: Number.NaN }]) {
        await assert.rejects(store.put(namespace, "key", value));
        assert.equal(await store.get(namespace, "key"), null);
      }
    });
  });
}
