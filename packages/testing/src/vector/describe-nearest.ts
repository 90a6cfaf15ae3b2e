import assert from "node:assert/strict";
import type { VectorContext } from "./vector-context.ts";
import { sampleDimensions } from "./vector-context.ts";

const scope = { userId: "ada" };

/** Which items are found, in what order, with what score. */
export function describeNearest({ describe, it }: VectorContext): void {
  describe("the nearest items", () => {
    it("finds the ten nearest of a thousand, again and again", async ({
      samples,
      put,
      checkQuery,
    }) => {
      const among = samples.items(1_000);
      await put(among.slice(0, 400));
      await put(among.slice(400));
      for (let count = 0; count < 30; count++)
        await checkQuery({ vector: samples.vector(), scope, among });
    });

    it("finds an item by its own vector, whatever the length of either", async ({
      samples,
      put,
      checkQuery,
    }) => {
      const among = samples.items(60);
      const lengths = [1, 1e-12, 1e12, 3.7];
      for (const [position, item] of among.entries()) {
        const length = lengths[position % lengths.length] as number;
        item.vector = item.vector.map((value) => value * length);
      }
      await put(among);
      for (const [position, { id, vector }] of among.slice(0, 12).entries()) {
        const asked = vector.map(
          (value) => value * (lengths[(position + 1) % lengths.length] as number),
        );
        const [best] = await checkQuery({ vector: asked, scope, among });
        assert.equal(best?.id, id);
      }
    });

    it("gives opposite vectors a score of −1, and right angles 0", async ({
      samples,
      put,
      checkQuery,
    }) => {
      const axis = (place: number, value: number) =>
        new Float32Array(sampleDimensions).fill(value, place, place + 1);
      const among = [
        samples.item({ vector: axis(0, 2) }),
        samples.item({ vector: axis(0, -3) }),
        samples.item({ vector: axis(1, 1) }),
      ];
      await put(among);
      const hits = await checkQuery({ vector: axis(0, 5), scope, among });
      assert.deepEqual(
        hits.map(({ id }) => id),
        [among[0]?.id, among[2]?.id, among[1]?.id],
      );
    });

    it("gives as many as it is asked for, or as there are", async ({
      index,
      samples,
      put,
      checkQuery,
    }) => {
      const among = samples.items(25);
      await put(among);
      for (const limit of [1, 2, 24, 25, 26, 1_000]) {
        const hits = await checkQuery({ vector: samples.vector(), scope, among, limit });
        assert.equal(hits.length, Math.min(limit, 25));
      }
      assert.deepEqual(
        await index.query(samples.vector(), { scope, kind: "memory", limit: 10 }),
        [],
      );
    });

    it("finds nothing in an empty index and in an unknown scope", async ({
      index,
      samples,
      put,
    }) => {
      const query = { kind: "turn", limit: 10 } as const;
      assert.deepEqual(await index.query(samples.vector(), { ...query, scope }), []);
      await put(samples.items(3));
      assert.deepEqual(
        await index.query(samples.vector(), { ...query, scope: { userId: "nobody" } }),
        [],
      );
      assert.equal(await index.count({ userId: "nobody" }), 0);
    });

    it("copes with items that are equally near", async ({ samples, put, checkQuery }) => {
      const vector = samples.vector();
      const among = [
        ...Array.from({ length: 30 }, () => samples.item({ vector })),
        ...samples.items(30),
      ];
      await put(among);
      const hits = await checkQuery({ vector, scope, among, limit: 40 });
      const equal = new Set(among.slice(0, 30).map(({ id }) => id));
      assert.equal(
        hits.slice(0, 30).every(({ id }) => equal.has(id)),
        true,
      );
    });

    it("treats a vector without a direction as near to nothing", async ({
      samples,
      put,
      checkQuery,
    }) => {
      const zero = samples.item({ vector: new Float32Array(sampleDimensions) });
      const among = [zero, ...samples.items(8)];
      await put(among);
      const hits = await checkQuery({ vector: samples.vector(), scope, among });
      assert.equal(hits.find(({ id }) => id === zero.id)?.score ?? 0, 0);
      const nowhere = await checkQuery({
        vector: new Float32Array(sampleDimensions),
        scope,
        among,
      });
      assert.equal(
        nowhere.every(({ score }) => score === 0),
        true,
      );
    });
  });
}
