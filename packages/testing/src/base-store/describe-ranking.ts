import assert from "node:assert/strict";
import type { BaseStoreContext } from "./base-store-context.ts";
import type { BaseStoreConfiguration, BaseStoreLike } from "./base-store-suite-options.ts";
import { conceptEmbeddings } from "./concept-embeddings.ts";
import { keysOf, sortedKeys } from "./sorted-keys.ts";

const concepts = [
  ["car", "automobile"],
  ["fruit", "apple", "banana"],
];

/** Searches with a query: the best first, with scores, page by page. */
export function describeRanking(context: BaseStoreContext): void {
  const { describe, it, switches } = context;
  if (switches.words) {
    describe("searches with a query, by words", () => describeEither(context, {}));
  }
  if (!switches.embeddings) return;
  const byMeaning = { embeddings: conceptEmbeddings(concepts), dims: 64, fields: ["text"] };
  describe("searches with a query, by meaning", () => {
    describeEither(context, byMeaning);

    it(
      "find other words of the same meaning",
      async ({ store }) => {
        await store.put(["r"], "vehicle", { text: "she sold her automobile" });
        await store.put(["r"], "food", { text: "a banana for breakfast" });
        await store.put(["r"], "house", { text: "the roof leaks" });
        assert.equal((await store.search(["r"], { query: "car", limit: 1 }))[0]?.key, "vehicle");
        assert.equal((await store.search(["r"], { query: "apple", limit: 1 }))[0]?.key, "food");
      },
      byMeaning,
    );

    it(
      "forget the old text when an item is put again",
      async ({ store }) => {
        await store.put(["r"], "a", { text: "her automobile" });
        await store.put(["r"], "b", { text: "the roof" });
        await store.put(["r"], "a", { text: "a banana" });
        await store.put(["r"], "b", { text: "the automobile" });
        assert.equal((await store.search(["r"], { query: "car", limit: 1 }))[0]?.key, "b");
        assert.equal((await store.search(["r"], { query: "fruit", limit: 1 }))[0]?.key, "a");
      },
      byMeaning,
    );
  });
}

// What holds whatever ranks.
function describeEither({ it, switches }: BaseStoreContext, by: BaseStoreConfiguration): void {
  it(
    "give the best first, with scores that fall",
    async ({ store }) => {
      await fill(store);
      const found = await store.search(["r"], { query: "car repair invoice", limit: 3 });
      assert.equal(found[0]?.key, "k7");
      const scores = found.map(({ score }) => score).filter((score) => score !== undefined);
      assert.ok(scores.length > 0, "no item has a score");
      assert.deepEqual(
        scores,
        scores.toSorted((a, b) => b - a),
      );
    },
    by,
  );

  it(
    "page through every item at most once",
    async ({ store }) => {
      await fill(store);
      const whole = await store.search(["r"], { query: "car repair", limit: 100 });
      if (switches.fillsUp) assert.equal(whole.length, 30);
      for (const limit of [4, 7]) {
        const paged: string[] = [];
        for (let offset = 0; offset < 40; offset += limit)
          paged.push(...keysOf(await store.search(["r"], { query: "car repair", limit, offset })));
        assert.equal(new Set(paged).size, paged.length, "an item is on two pages");
        assert.deepEqual(paged.toSorted(), sortedKeys(whole));
      }
    },
    by,
  );

  it(
    "page through items that are not indexed, too",
    async ({ store }) => {
      for (let index = 0; index < 9; index++)
        await store.put(
          ["r"],
          `k${index}`,
          { text: `car number ${index}` },
          index < 3 ? undefined : false,
        );
      const paged: string[] = [];
      for (let offset = 0; offset < 12; offset += 2)
        paged.push(...keysOf(await store.search(["r"], { query: "car", limit: 2, offset })));
      assert.deepEqual(paged.slice(0, 3).toSorted(), ["k0", "k1", "k2"]);
      assert.equal(new Set(paged).size, paged.length, "an item is on two pages");
      if (switches.fillsUp) assert.equal(paged.length, 9);
    },
    by,
  );

  it(
    "say of what was not ranked that it has no score",
    async ({ store }) => {
      await store.put(["r"], "in", { text: "the car" });
      await store.put(["r"], "out", { text: "the car" }, false);
      const found = await store.search(["r"], { query: "car" });
      assert.equal(found[0]?.key, "in");
      assert.equal(typeof found[0]?.score, "number");
      for (const item of found.slice(1)) assert.equal(item.score, undefined);
    },
    by,
  );

  it(
    "see an item at once, and no more when it was removed",
    async ({ store }) => {
      await store.put(["r"], "a", { text: "the car" });
      const scored = async () =>
        (await store.search(["r"], { query: "car" })).filter(({ score }) => score !== undefined);
      assert.deepEqual(keysOf(await scored()), ["a"]);
      await store.delete(["r"], "a");
      assert.deepEqual(await store.search(["r"], { query: "car" }), []);
    },
    by,
  );

  it(
    "take a blank query for none",
    async ({ store }) => {
      await store.put(["r"], "a", { text: "the car" });
      for (const query of ["", "  "])
        assert.deepEqual(keysOf(await store.search(["r"], { query })), ["a"]);
    },
    by,
  );

  it(
    "rank below a prefix across its namespaces",
    async ({ store }) => {
      for (const label of ["x", "y", "z"]) {
        await store.put(["r", label], `${label}-car`, { text: "the red car repair" });
        await store.put(["r", label], `${label}-roof`, { text: "the roof leaks" });
      }
      await store.put(["other"], "car", { text: "the red car repair" });
      const found = await store.search(["r"], { query: "car repair", limit: 3 });
      assert.deepEqual(sortedKeys(found), ["x-car", "y-car", "z-car"]);
    },
    by,
  );
}

async function fill(store: BaseStoreLike): Promise<void> {
  for (let index = 0; index < 30; index++) {
    const words = index === 7 ? "car repair invoice" : index % 3 === 0 ? "car wash" : "roof leak";
    await store.put(["r", `n${index % 2}`], `k${index}`, { text: `${words} ${index}` });
  }
}
