import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import type { BaseStoreContext } from "./base-store-context.ts";
import { conceptEmbeddings } from "./concept-embeddings.ts";
import { keysOf } from "./sorted-keys.ts";

const namespace = ["users", "ada"];

/** What nodes, tools and middleware see of a store: LangGraph's wrapper, which calls nothing but `batch`, for many at a time. */
export function describeInGraphs({ describe, it, switches }: BaseStoreContext): void {
  describe("inside of a graph", () => {
    it("does all that it does outside, through batch alone", async ({ store, batched }) => {
      await batched.put(namespace, "a", { text: "one" });
      await batched.put(namespace, "b", { text: "two" });
      assert.deepEqual((await batched.get(namespace, "a"))?.value, { text: "one" });
      assert.deepEqual(keysOf(await batched.search(namespace, { filter: { text: "two" } })), ["b"]);
      await batched.delete(namespace, "a");
      assert.equal(await batched.get(namespace, "a"), null);
      assert.deepEqual(await store.listNamespaces(), [namespace]);
    });

    it("rejects a bad operation alone, whatever else is asked for in the same tick", async ({
      batched,
    }) => {
      await batched.put(namespace, "a", { n: 1 });
      const outcomes = await Promise.allSettled([
        batched.get(namespace, "a"),
        batched.put(namespace, "b", { big: 1n }),
        batched.search(namespace, { filter: { n: { $unheard: 1 } } }),
        batched.search(namespace),
        batched.put(namespace, "c", { n: 3 }),
      ]);
      assert.deepEqual(
        outcomes.map(({ status }) => status),
        ["fulfilled", "rejected", "rejected", "fulfilled", "fulfilled"],
      );
      assert.deepEqual((await batched.get(namespace, "c"))?.value, { n: 3 });
    });

    it("keeps what nobody waited for", async ({ store, batched }) => {
      void batched.put(namespace, "late", { n: 1 });
      await batched.get(namespace, "other");
      assert.deepEqual((await store.get(namespace, "late"))?.value, { n: 1 });
    });

    if (!switches.embeddings || !switches.putsAtOnce) return;
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    it(
      "does not keep a put, nor what comes behind it, waiting for embeddings",
      async ({ batched }) => {
        const work = (async () => {
          await batched.put(namespace, "a", { text: "slow" });
          return (await batched.get(namespace, "a"))?.value;
        })();
        const outcome = await Promise.race([work, wait(5_000, "waited", { ref: false })]);
        open();
        assert.deepEqual(outcome, { text: "slow" });
      },
      { embeddings: conceptEmbeddings([], { beforeDocuments: () => gate }), dims: 64 },
    );
  });
}
