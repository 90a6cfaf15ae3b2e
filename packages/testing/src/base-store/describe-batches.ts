import assert from "node:assert/strict";
import type { BaseStoreContext } from "./base-store-context.ts";

const namespace = ["users", "ada"];

/** Batches: one call with many operations of all kinds. */
export function describeBatches({ describe, it }: BaseStoreContext): void {
  describe("batches", () => {
    it("gives the results in the order of the operations", async ({ store }) => {
      await store.put(namespace, "a", { n: 1 });
      const [got, put, found, none, namespaces] = await store.batch([
        { namespace, key: "a" },
        { namespace, key: "b", value: { n: 2 } },
        { namespacePrefix: ["users"], limit: 10, offset: 0 },
        { namespace, key: "none" },
        { matchConditions: undefined, limit: 10, offset: 0 },
      ]);
      assert.deepEqual(got.value, { n: 1 });
      assert.ok(put === undefined || put === null);
      assert.deepEqual(found[0].value, { n: 1 });
      assert.equal(none, null);
      assert.deepEqual(namespaces, [namespace]);
    });

    it("lets reads see what was there before the batch", async ({ store }) => {
      await store.put(namespace, "a", { n: 1 });
      const [, before, found, gone, , namespaces] = await store.batch([
        { namespace, key: "a", value: { n: 2 } },
        { namespace, key: "a" },
        { namespacePrefix: ["users"] },
        { namespace: ["new"], key: "b" },
        { namespace: ["new"], key: "b", value: { n: 3 } },
        { matchConditions: undefined, limit: 10, offset: 0 },
      ]);
      assert.deepEqual(before.value, { n: 1 });
      assert.equal(found.length, 1);
      assert.equal(gone, null);
      assert.deepEqual(namespaces, [namespace]);
      assert.deepEqual((await store.get(namespace, "a"))?.value, { n: 2 });
      assert.deepEqual((await store.get(["new"], "b"))?.value, { n: 3 });
    });

    it("lets the last put of a key count", async ({ store }) => {
      await store.batch([
        { namespace, key: "a", value: { n: 1 } },
        { namespace, key: "b", value: { n: 1 } },
        { namespace, key: "a", value: { n: 2 } },
        { namespace, key: "b", value: null },
        { namespace, key: "c", value: null },
        { namespace, key: "c", value: { n: 3 } },
      ]);
      assert.deepEqual((await store.get(namespace, "a"))?.value, { n: 2 });
      assert.equal(await store.get(namespace, "b"), null);
      assert.deepEqual((await store.get(namespace, "c"))?.value, { n: 3 });
    });

    it("takes an empty batch, and a large one", async ({ store }) => {
      assert.deepEqual(await store.batch([]), []);
      const keys = Array.from({ length: 300 }, (_, index) => `key-${index}`);
      await store.batch(keys.map((key) => ({ namespace, key, value: { key } })));
      const read = await store.batch(keys.map((key) => ({ namespace, key })));
      assert.deepEqual(
        read.map((item) => item.value.key),
        keys,
      );
    });

    const bad: [string, object][] = [
      ["a label with a dot", { namespace: ["a.b"], key: "k", value: { n: 1 } }],
      ["an empty label", { namespace: ["a", ""], key: "k", value: { n: 1 } }],
      ["an empty namespace", { namespace: [], key: "k", value: { n: 1 } }],
      ["a label that is no string", { namespace: ["a", 1], key: "k", value: { n: 1 } }],
      ["the reserved root", { namespace: ["langgraph", "a"], key: "k", value: { n: 1 } }],
      ["a value that is no object", { namespace: ["a"], key: "k", value: "text" }],
      ["a value with a cycle", { namespace: ["a"], key: "k", value: cycle() }],
      ["a negative limit", { namespacePrefix: ["a"], limit: -1 }],
      ["a fractional offset", { namespacePrefix: ["a"], offset: 0.5 }],
      ["an unknown operator", { namespacePrefix: ["a"], filter: { n: { $regex: "x" } } }],
    ];
    for (const [name, operation] of bad) {
      it(`refuses ${name}`, async ({ store }) => {
        await assert.rejects(async () => (await store.batch([operation]))[0]);
        assert.deepEqual(await store.search([]), []);
      });

      it(`does what stands beside ${name}`, async ({ store }) => {
        await store.put(["good"], "a", { n: 1 });
        const results = await store.batch([
          { namespace: ["good"], key: "a" },
          operation,
          { namespace: ["good"], key: "b", value: { n: 2 } },
        ]);
        assert.deepEqual(results[0].value, { n: 1 });
        await assert.rejects(async () => results[1]);
        assert.deepEqual((await store.get(["good"], "b"))?.value, { n: 2 });
      });
    }
  });
}

function cycle(): object {
  const value: Record<string, unknown> = { n: 1 };
  value.self = value;
  return value;
}
