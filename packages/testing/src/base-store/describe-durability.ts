import assert from "node:assert/strict";
import type { BaseStoreContext } from "./base-store-context.ts";
import type { BaseStoreFixture, BaseStoreItem, BaseStoreLike } from "./base-store-suite-options.ts";

const namespace = ["users", "ada"];

/** What a second store on the same data sees. */
export function describeDurability({ describe, it, switches }: BaseStoreContext): void {
  if (!switches.durable) return;
  describe("a second store on the same data", () => {
    it("reads what the first one put, times included", async (fixture) => {
      const { store } = fixture;
      await store.put(namespace, "a", { text: "the launch" });
      const first = (await store.get(namespace, "a")) as BaseStoreItem;
      const second = await reopen(fixture);
      assert.deepEqual(await second.get(namespace, "a"), first);
      assert.equal((await second.search(["users"], { query: "launch" }))[0]?.key, "a");
      assert.deepEqual(await second.listNamespaces(), [namespace]);
    });

    it("changes and removes items of the first one", async (fixture) => {
      const { store } = fixture;
      await store.put(namespace, "a", { n: 1 });
      await store.put(namespace, "b", { n: 1 });
      const second = await reopen(fixture);
      await second.put(namespace, "a", { n: 2 });
      await second.delete(namespace, "b");
      assert.deepEqual((await store.get(namespace, "a"))?.value, { n: 2 });
      assert.equal(await store.get(namespace, "b"), null);
    });

    it("makes no second item when both put one key at once", async (fixture) => {
      const second = await reopen(fixture);
      const stores = [fixture.store, second];
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (stores[index % 2] as BaseStoreLike).put(namespace, `k${index % 4}`, { index }),
        ),
      );
      assert.equal((await fixture.store.search(namespace, { limit: 50 })).length, 4);
    });
  });
}

function reopen({ reopen: open }: BaseStoreFixture): Promise<BaseStoreLike> {
  assert.ok(open !== undefined, "the switch durable needs reopen");
  return open();
}
