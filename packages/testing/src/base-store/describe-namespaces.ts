import assert from "node:assert/strict";
import type { BaseStoreContext } from "./base-store-context.ts";
import { sortedKeys } from "./sorted-keys.ts";

/** Namespaces: whole labels, never parts of them. */
export function describeNamespaces({ describe, it, switches }: BaseStoreContext): void {
  describe("namespaces", () => {
    // https://github.com/langchain-ai/langgraphjs/issues/2721
    it("never finds a sibling whose label starts alike", async ({ store }) => {
      const siblings = ["1", "10", "1 ", "1a", "1/", "1-", "11"];
      for (const label of siblings) await store.put(["u", label], label, { text: "the launch" });
      await store.put(["u", "1", "deeper"], "deeper", { text: "the launch" });
      await store.put(["v", "1"], "other", { text: "the launch" });
      assert.deepEqual(sortedKeys(await store.search(["u", "1"])), ["1", "deeper"]);
      assert.deepEqual(
        sortedKeys(await store.search(["u", "1"], { filter: { text: "the launch" } })),
        ["1", "deeper"],
      );
      if (switches.words) {
        const found = await store.search(["u", "1"], { query: "launch", limit: 50 });
        assert.deepEqual(sortedKeys(found), ["1", "deeper"]);
      }
      assert.deepEqual(await store.listNamespaces({ prefix: ["u", "1"] }), [
        ["u", "1"],
        ["u", "1", "deeper"],
      ]);
    });

    it("never takes one label for two", async ({ store }) => {
      const pairs: [string[], string[]][] = [
        [["a:b"], ["a", "b"]],
        [["a/b"], ["a", "b"]],
        [["a,b"], ["a", "b"]],
        [["a|b"], ["a", "b"]],
        [["a\u001fb"], ["a", "b"]],
        [['a","b'], ["a", "b"]],
        [["a b"], ["a", "b"]],
        [
          ["a", "bc"],
          ["ab", "c"],
        ],
      ];
      for (const [one, two] of pairs) {
        // a store may refuse a label, it may not mistake it
        const [refused] = await Promise.allSettled([
          (async () =>
            (await store.batch([{ namespace: one, key: "k", value: { labels: one } }]))[0])(),
        ]);
        await store.batch([{ namespace: two, key: "k", value: { labels: two } }]);
        if (refused?.status === "fulfilled") {
          const [item] = await store.batch([{ namespace: one, key: "k" }]);
          assert.deepEqual(item?.value, { labels: one });
          assert.deepEqual(item?.namespace, one);
        }
        assert.deepEqual((await store.get(two, "k"))?.value, { labels: two });
        assert.deepEqual((await store.get(two, "k"))?.namespace, two);
        await store.delete(two, "k");
      }
    });

    it("keeps labels apart that look alike", async ({ store }) => {
      const labels = ["a", "A", "á", "a\u0301", "%", "_", "__proto__", "constructor", "*", "ａ"];
      for (const label of labels) await store.put(["n", label], "k", { label });
      for (const label of labels) {
        assert.deepEqual((await store.get(["n", label], "k"))?.value, { label }, label);
        assert.deepEqual(
          (await store.search(["n", label])).map(({ value }) => value.label),
          [label],
        );
      }
    });

    it("takes long labels and deep namespaces", async ({ store }) => {
      const long = ["x".repeat(2_000), "y".repeat(2_000)];
      const deep = Array.from({ length: 30 }, (_, index) => `level-${index}`);
      for (const namespace of [long, deep]) {
        await store.put(namespace, "k", { text: "here" });
        assert.deepEqual((await store.get(namespace, "k"))?.namespace, namespace);
        assert.equal((await store.search(namespace.slice(0, 1))).length, 1);
        assert.equal((await store.search([...namespace, "deeper"])).length, 0);
      }
    });

    it("finds everything under an empty prefix", async ({ store }) => {
      await store.put(["a"], "1", { n: 1 });
      await store.put(["b", "c"], "2", { n: 2 });
      assert.deepEqual(sortedKeys(await store.search([])), ["1", "2"]);
    });

    for (const namespace of [[], ["a.b"], ["a", ""], ["langgraph"], ["langgraph", "a"]]) {
      it(`puts nothing into ${JSON.stringify(namespace)}`, async ({ store }) => {
        await assert.rejects(store.put(namespace, "k", { n: 1 }));
        assert.deepEqual(await store.search([]), []);
        assert.deepEqual(await store.listNamespaces(), []);
      });
    }

    it("takes the reserved word anywhere but at the root", async ({ store }) => {
      await store.put(["a", "langgraph"], "k", { n: 1 });
      assert.deepEqual((await store.get(["a", "langgraph"], "k"))?.value, { n: 1 });
    });
  });
}
