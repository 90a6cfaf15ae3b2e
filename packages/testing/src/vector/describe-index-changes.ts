import assert from "node:assert/strict";
import type { VectorContext } from "./vector-context.ts";

const scope = { userId: "ada" };

/** What holds while items come, change and go. */
export function describeIndexChanges({ describe, it, switches }: VectorContext): void {
  describe("changes", () => {
    it("finds an item at its new place once its vector is replaced", async ({
      index,
      samples,
      put,
      checkQuery,
    }) => {
      const among = samples.items(40);
      await put(among);
      await checkQuery({ vector: samples.vector(), scope, among });
      const moved = among.map((item, position) =>
        position % 4 === 0 ? { ...item, vector: samples.vector() } : item,
      );
      await index.upsert(moved.filter((_, position) => position % 4 === 0));
      for (let count = 0; count < 5; count++)
        await checkQuery({ vector: samples.vector(), scope, among: moved });
      assert.equal(await index.count(scope), 40);
    });

    it("keeps the last vector when an item comes twice at once", async ({
      index,
      samples,
      put,
      checkQuery,
    }) => {
      const [item] = samples.items(1);
      if (item === undefined) throw new Error("no sample");
      await put([item]);
      const last = { ...item, vector: samples.vector() };
      await index.upsert([{ ...item, vector: samples.vector() }, last]);
      await checkQuery({ vector: last.vector, scope, among: [last] });
      assert.equal(await index.count(scope), 1);
    });

    it("no longer finds what was deleted", async ({ index, samples, put, remove, checkQuery }) => {
      const among = samples.items(40);
      await put(among);
      await checkQuery({ vector: samples.vector(), scope, among });
      await remove(among.slice(0, 15));
      await checkQuery({ vector: samples.vector(), scope, among: among.slice(15), limit: 100 });
      assert.equal(await index.count(scope), 25);
      await remove(among.slice(0, 1));
      assert.equal(await index.count(scope), 25);
      await remove(among);
      assert.deepEqual(await index.query(samples.vector(), { scope, kind: "turn", limit: 10 }), []);
    });

    it("finds each item as soon as it is put, however many queries lie between", async ({
      samples,
      put,
      checkQuery,
    }) => {
      const among = samples.items(30);
      for (let count = 1; count <= among.length; count++) {
        await put(among.slice(count - 1, count));
        await checkQuery({ vector: samples.vector(), scope, among: among.slice(0, count) });
      }
    });

    it("answers many queries at once while items are put", async ({
      index,
      samples,
      put,
      checkQuery,
    }) => {
      const among = samples.items(200);
      await put(among.slice(0, 100));
      const query = { scope, kind: "turn", limit: 10 } as const;
      await Promise.all([
        ...Array.from({ length: 20 }, () => index.query(samples.vector(), query)),
        put(among.slice(100)),
        ...Array.from({ length: 20 }, () => index.query(samples.vector(), query)),
      ]);
      await checkQuery({ vector: samples.vector(), scope, among });
    });

    it("takes empty lists", async ({ index }) => {
      await index.upsert([]);
      await index.delete([]);
      assert.equal(await index.count(scope), 0);
    });

    if (!switches.heedsSignals) return;

    it("refuses a query whose signal has fired", async ({ index, samples, put }) => {
      await put(samples.items(3));
      const query = {
        scope,
        kind: "turn",
        limit: 10,
        signal: AbortSignal.abort(new Error("enough")),
      } as const;
      await assert.rejects(index.query(samples.vector(), query));
    });
  });
}
