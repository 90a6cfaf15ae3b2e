import { describe, expect, it, onTestFinished } from "vitest";
import { openEmptyStore, startPglite } from "./support/pglite.ts";
import { vectorFixture } from "./support/vector-fixture.ts";
import { createVectorIndexItems, nearestByHand } from "./support/vector-items.ts";

startPglite();

const dimensions = 8;

describe("a small scope in a large table with an HNSW index", () => {
  it.each([
    ["compared as a whole", 100],
    ["by the index, which goes on until it has enough or the scope is compared after all", 1],
  ])("finds exactly the nearest: %s", async (_, exactUpTo) => {
    const store = await openEmptyStore({ search: { exactUpTo } });
    onTestFinished(() => store.close());
    const { index, seed } = vectorFixture(store, dimensions);
    const items = createVectorIndexItems(1_500, dimensions);
    await seed?.(items);
    await index.upsert(items);
    await index.build();
    for (const userId of ["user-0", "user-7", "user-149"]) {
      const scope = { userId };
      const own = items.filter((item) => item.scope.userId === userId);
      expect(own).toHaveLength(10);
      for (const asked of items.slice(0, 10)) {
        const hits = await index.query(asked.vector, { scope, kind: "turn", limit: 5 });
        expect(hits.map(({ id }) => id)).toEqual(nearestByHand(asked.vector, own, 5));
      }
    }
  });
});
