import assert from "node:assert/strict";
import type { BaseStoreContext } from "./base-store-context.ts";
import type { BaseStoreItem } from "./base-store-suite-options.ts";
import { keysOf } from "./sorted-keys.ts";

/** Searches without a query: listings. */
export function describeListings({ describe, it }: BaseStoreContext): void {
  describe("searches without a query", () => {
    it("give ten items if no limit is given", async ({ store }) => {
      for (let index = 0; index < 12; index++) await store.put(["a"], `k${index}`, { index });
      assert.equal((await store.search(["a"])).length, 10);
      assert.equal((await store.search(["a"], { limit: 0 })).length, 0);
      assert.equal((await store.search(["a"], { limit: 100 })).length, 12);
    });

    it("page through every item once, in an order that stays", async ({ store }) => {
      for (let index = 0; index < 23; index++)
        await store.put(["a", `n${index % 3}`], `k${index}`, { index, odd: index % 2 === 1 });
      const whole = keysOf(await store.search(["a"], { limit: 100 }));
      assert.equal(new Set(whole).size, 23);
      for (const limit of [1, 4, 7, 23]) {
        const paged: string[] = [];
        for (let offset = 0; offset < 30; offset += limit)
          paged.push(...keysOf(await store.search(["a"], { limit, offset })));
        assert.deepEqual(paged, whole);
      }
      const odd: string[] = [];
      for (let offset = 0; offset < 15; offset += 5)
        odd.push(...keysOf(await store.search(["a"], { limit: 5, offset, filter: { odd: true } })));
      assert.deepEqual(
        odd,
        whole.filter((key) => Number(key.slice(1)) % 2 === 1),
      );
    });

    it("keep the place of an item that is put again", async ({ store }) => {
      for (const key of ["a", "b", "c"]) await store.put(["a"], key, { n: 1 });
      const before = keysOf(await store.search(["a"]));
      await store.put(["a"], "b", { n: 2 });
      assert.deepEqual(keysOf(await store.search(["a"])), before);
    });

    it("give items without a score", async ({ store }) => {
      await store.put(["a"], "k", { text: "x" });
      const [item] = (await store.search(["a"])) as [BaseStoreItem];
      assert.equal(item.score, undefined);
      assert.ok(item.createdAt instanceof Date && item.updatedAt instanceof Date);
    });
  });
}
