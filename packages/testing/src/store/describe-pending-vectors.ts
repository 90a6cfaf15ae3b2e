import assert from "node:assert/strict";
import type { Store } from "@holdfast/core";
import type { StoreContext } from "./store-context.ts";

/** The list of items that wait for a vector. */
export function describePendingVectors({ describe, it }: StoreContext): void {
  describe("pending vectors", () => {
    it("lists what waits with its text, oldest first, up to the limit", async ({
      store,
      samples,
    }) => {
      const turns = [samples.append(), samples.append(), samples.append()];
      await store.write({ turns: turns.slice(0, 2), awaitVectors: true });
      await store.write({ turns: turns.slice(2), awaitVectors: true });
      const expected = turns.map(({ turn }) => ({
        kind: "turn",
        id: turn.id,
        text: turn.text,
        attempts: 0,
      }));
      assert.deepEqual(await store.pendingVectors(10), expected);
      assert.deepEqual(await store.pendingVectors(2), expected.slice(0, 2));
      assert.equal((await store.counts()).pendingVectors, 3);
      assert.equal((await store.counts({ userId: "bob" })).pendingVectors, 0);
    });

    it("waits for nothing unless asked to, nor for items that nobody can find", async ({
      store,
      samples,
    }) => {
      await store.write({ turns: [samples.append()], records: [samples.put()] });
      await store.write({ turns: [{ turn: samples.turn() }], awaitVectors: true });
      assert.deepEqual(await store.pendingVectors(10), []);
    });

    it("takes an item off the list when its vector comes, or when it goes itself", async ({
      store,
      samples,
    }) => {
      const turns = [samples.append(), samples.append(), samples.append()];
      const [done, hidden, erased] = turns.map(({ turn }) => turn.id) as [string, string, string];
      const put = samples.put();
      await store.write({ turns, records: [put], awaitVectors: true });
      await store.write({ vectors: [{ kind: "turn", id: done, vector: Float32Array.of(1) }] });
      await store.write({ turnStatuses: [{ id: hidden, status: "retracted" }] });
      await store.erase({ turnIds: [erased], recordIds: [] }, samples.eraseLog());
      assert.deepEqual(await idsOf(store), [put.record.id]);
      assert.equal((await store.counts()).pendingVectors, 1);
      const document = turns[1]?.document;
      await store.write({
        turnStatuses: [{ id: hidden, status: "active", document }],
        awaitVectors: true,
      });
      assert.deepEqual(new Set(await idsOf(store)), new Set([put.record.id, hidden]));
    });

    it("counts failures and lets what has not failed go first", async ({ store, samples }) => {
      const turns = [samples.append(), samples.append()];
      const [first, second] = turns.map(({ turn }) => turn.id) as [string, string];
      await store.write({ turns, awaitVectors: true });
      await store.noteVectorFailure([{ kind: "turn", id: first }], "it was ill");
      await store.noteVectorFailure(
        [
          { kind: "turn", id: first },
          { kind: "turn", id: samples.nextId() },
        ],
        "still ill",
      );
      assert.deepEqual(
        (await store.pendingVectors(10)).map(({ id, attempts }) => [id, attempts]),
        [
          [second, 0],
          [first, 2],
        ],
      );
      await store.write({ vectors: [{ kind: "turn", id: first, vector: Float32Array.of(1) }] });
      assert.deepEqual(await idsOf(store), [second]);
    });

    it("drops all vectors, and then waits for new ones of whatever can be found, or for none", async ({
      store,
      samples,
    }) => {
      const turns = [
        samples.append(),
        samples.append(),
        samples.append({ scope: { userId: "bob" } }),
      ];
      const put = samples.put();
      await store.write({ turns: [...turns, { turn: samples.turn() }], records: [put] });
      const ids = turns.map(({ turn }) => turn.id);
      await store.write({
        vectors: ids.map((id) => ({ kind: "turn", id, vector: Float32Array.of(1) })),
      });
      await store.write({ turnStatuses: [{ id: ids[1] as string, status: "retracted" }] });
      await store.resetVectors({ await: true });
      const counts = await store.counts();
      assert.deepEqual([counts.vectors, counts.pendingVectors], [0, 3]);
      assert.deepEqual(new Set(await idsOf(store)), new Set([ids[0], ids[2], put.record.id]));
      await store.resetVectors({ await: false });
      assert.deepEqual(await idsOf(store), []);
    });
  });
}

async function idsOf(store: Store): Promise<string[]> {
  return (await store.pendingVectors(100)).map(({ id }) => id);
}
