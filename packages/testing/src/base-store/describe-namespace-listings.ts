import assert from "node:assert/strict";
import type { BaseStoreContext } from "./base-store-context.ts";
import type { BaseStoreLike } from "./base-store-suite-options.ts";

const all = [
  ["docs"],
  ["docs", "public"],
  ["docs", "public", "v1"],
  ["docs", "public", "v2"],
  ["docs", "secret", "v1"],
  ["docs10", "public", "v1"],
  ["users", "ada", "prefs"],
  ["users", "ben", "prefs"],
];

/** Listing namespaces: conditions, depth, pages. */
export function describeNamespaceListings({ describe, it }: BaseStoreContext): void {
  describe("listing namespaces", () => {
    const cases: [string, Parameters<BaseStoreLike["listNamespaces"]>[0], string[][]][] = [
      ["all", {}, all],
      ["by a prefix, label by label", { prefix: ["docs"] }, all.slice(0, 5)],
      ["by a suffix", { suffix: ["v1"] }, [all[2], all[4], all[5]] as string[][]],
      ["by both", { prefix: ["docs"], suffix: ["v1"] }, [all[2], all[4]] as string[][]],
      [
        "by a prefix with a wildcard",
        { prefix: ["docs", "*", "v1"] },
        [all[2], all[4]] as string[][],
      ],
      ["by a suffix with a wildcard", { suffix: ["*", "prefs"] }, all.slice(6)],
      ["by wildcards alone, as a depth", { prefix: ["*", "*", "*"] }, all.slice(2)],
      [
        "by a suffix that is longer than some",
        { suffix: ["public", "v1"] },
        [all[2], all[5]] as string[][],
      ],
      ["by a prefix that nothing has", { prefix: ["none"] }, []],
      ["cut to a depth, each once", { maxDepth: 1 }, [["docs"], ["docs10"], ["users"]]],
      [
        "cut to a depth below a prefix",
        { prefix: ["docs"], maxDepth: 2 },
        [["docs"], ["docs", "public"], ["docs", "secret"]],
      ],
      ["cut deeper than any is", { prefix: ["users"], maxDepth: 9 }, all.slice(6)],
    ];
    for (const [name, options, expected] of cases) {
      it(name, async ({ store }) => {
        await fill(store);
        assert.deepEqual(sort(await store.listNamespaces(options)), sort(expected));
      });
    }

    it("a page at a time, in an order that stays", async ({ store }) => {
      await fill(store);
      const whole = await store.listNamespaces();
      assert.equal(whole.length, all.length);
      const paged: string[][] = [];
      for (let offset = 0; offset < all.length + 3; offset += 3)
        paged.push(...(await store.listNamespaces({ limit: 3, offset })));
      assert.deepEqual(paged, whole);
      assert.deepEqual(await store.listNamespaces({ limit: 0 }), []);
      assert.deepEqual(await store.listNamespaces({ maxDepth: 1, limit: 1, offset: 1 }), [
        ["docs10"],
      ]);
    });

    it("leaves out what was emptied", async ({ store }) => {
      await fill(store);
      await store.delete(["docs"], "k");
      await store.delete(["users", "ben", "prefs"], "k");
      assert.deepEqual(await store.listNamespaces({ maxDepth: 1, prefix: ["docs"] }), [["docs"]]);
      assert.deepEqual(await store.listNamespaces({ prefix: ["users"] }), [
        ["users", "ada", "prefs"],
      ]);
      assert.equal((await store.listNamespaces()).length, all.length - 2);
    });

    it("lists a namespace of many items once", async ({ store }) => {
      for (let index = 0; index < 5; index++) await store.put(["a", "b"], `k${index}`, { index });
      assert.deepEqual(await store.listNamespaces(), [["a", "b"]]);
    });

    it("refuses a depth that is none", async ({ store }) => {
      await assert.rejects(store.listNamespaces({ maxDepth: 0 }));
      await assert.rejects(store.listNamespaces({ maxDepth: -1 }));
    });
  });
}

async function fill(store: BaseStoreLike): Promise<void> {
  for (const namespace of all) await store.put(namespace, "k", { text: "x" });
}

function sort(namespaces: readonly string[][]): string[] {
  return namespaces.map((namespace) => JSON.stringify(namespace)).sort();
}
