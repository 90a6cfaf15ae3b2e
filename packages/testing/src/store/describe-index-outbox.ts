import assert from "node:assert/strict";
import type { IndexChange, Store } from "@holdfast/core";
import type { Samples } from "./samples.ts";
import type { StoreContext } from "./store-context.ts";

/** What an index elsewhere has not heard of yet: which items wait, and when they wait no longer. */
export function describeIndexOutbox({ describe, it, canReopen }: StoreContext): void {
  describe("the outbox of an index", () => {
    it("keeps nothing while no index is followed", async ({ store, samples }) => {
      await storeVectors(store, samples, 2);
      assert.equal(await store.outbox.followed(), undefined);
      await store.outbox.refill();
      assert.deepEqual(await store.outbox.pending(9), []);
      assert.equal((await store.counts()).pendingIndex, 0);
    });

    it("lets everything that has a vector wait for a new index, and gives the vectors", async ({
      store,
      samples,
    }) => {
      const [turn, record] = await storeVectors(store, samples, 1);
      await store.write({ turns: [samples.append()] });
      await store.outbox.follow("one");
      assert.equal(await store.outbox.followed(), "one");
      const pending = await store.outbox.pending(9);
      assert.deepEqual(
        pending.map(({ kind, id, vector }) => [kind, id, [...(vector ?? [])]]),
        [
          ["turn", turn, [1, 0]],
          ["memory", record, [0, 1]],
        ],
      );
      assert.equal((await store.counts()).pendingIndex, 2);
      assert.equal((await store.outbox.pending(1)).length, 1);
    });

    it("lets items wait whose vector comes, changes or goes", async ({ store, samples }) => {
      await store.outbox.follow("one");
      const [turn, record] = (await storeVectors(store, samples, 1)) as [string, string];
      await settleAll(store);
      await putVector(store, "turn", turn, [2, 2]);
      assert.deepEqual(await states(store), { [turn]: [2, 2] });
      await store.write({ turnStatuses: [{ id: turn, status: "retracted" }] });
      assert.deepEqual(await states(store), { [turn]: undefined });
      await settleAll(store);
      await store.erase({ turnIds: [], recordIds: [record] }, samples.eraseLog());
      assert.deepEqual(await states(store), { [record]: undefined });
    });

    it("lets the items of an erased scope wait, and those of a reset", async ({
      store,
      samples,
    }) => {
      await store.outbox.follow("one");
      const ids = (await storeVectors(store, samples, 1)) as string[];
      await settleAll(store);
      await store.erase({ scope: { userId: "ada" } }, samples.eraseLog());
      const none = Object.fromEntries(ids.map((id) => [id, undefined]));
      assert.deepEqual(await states(store), none);
      await settleAll(store);
      const others = (await storeVectors(store, samples, 1)) as string[];
      await settleAll(store);
      await store.resetVectors({ await: true });
      assert.deepEqual(
        await states(store),
        Object.fromEntries(others.map((id) => [id, undefined])),
      );
    });

    it("lets a record wait when its fields change, as a filter may ask for them", async ({
      store,
      samples,
    }) => {
      await store.outbox.follow("one");
      const { record, document } = samples.put();
      await store.write({ records: [{ record, document, expectedVersion: 0 }] });
      await putVector(store, "memory", record.id, [1, 0]);
      await settleAll(store);
      const changed = { ...record, metadata: { team: "blue" }, version: 2 };
      await store.write({ records: [{ record: changed, document, expectedVersion: 1 }] });
      assert.deepEqual(await states(store), { [record.id]: [1, 0] });
    });

    it("takes off what was passed on, but not what changed since or was taken off by another", async ({
      store,
      samples,
    }) => {
      await store.outbox.follow("one");
      const [turn, record] = (await storeVectors(store, samples, 1)) as [string, string];
      const read = await store.outbox.pending(9);
      await putVector(store, "turn", turn, [3, 0]);
      await store.outbox.settle(read);
      assert.deepEqual(await states(store), { [turn]: [3, 0] });
      // by now somebody else may have passed on a newer state of the record, which `read` has overwritten
      await store.outbox.settle(read.filter(({ id }) => id === record));
      assert.deepEqual(await states(store), { [turn]: [3, 0], [record]: [0, 1] });
      await settleAll(store);
      assert.deepEqual(await states(store), {});
    });

    it("starts anew for another index and after a refill, whatever is under way for the old one", async ({
      store,
      samples,
    }) => {
      await store.outbox.follow("one");
      await storeVectors(store, samples, 2);
      const old = await store.outbox.pending(9);
      await store.outbox.follow("one");
      await store.outbox.follow("two");
      await store.outbox.settle(old);
      assert.equal((await store.outbox.pending(9)).length, 4);
      const read = await store.outbox.pending(9);
      await store.outbox.refill();
      await store.outbox.settle(read);
      assert.equal((await store.outbox.pending(9)).length, 4);
      await store.outbox.follow(undefined);
      assert.deepEqual(await store.outbox.pending(9), []);
      await store.outbox.settle(read);
      assert.equal((await store.counts()).pendingIndex, 0);
    });

    if (canReopen) {
      it("is shared by all processes and outlives them", async ({ store, samples, reopen }) => {
        await store.outbox.follow("one");
        const ids = await storeVectors(store, samples, 1);
        const second = await reopen();
        assert.equal(await second.outbox.followed(), "one");
        assert.deepEqual(Object.keys(await states(second)).sort(), [...ids].sort());
        await settleAll(second);
        assert.deepEqual(await store.outbox.pending(9), []);
      });
    }
  });
}

// So many turns and as many records, each with a vector; gives the ids, turns first.
async function storeVectors(store: Store, samples: Samples, count: number): Promise<string[]> {
  const turns = Array.from({ length: count }, () => samples.append());
  const records = Array.from({ length: count }, () => samples.put());
  await store.write({ turns, records });
  for (const { turn } of turns) await putVector(store, "turn", turn.id, [1, 0]);
  for (const { record } of records) await putVector(store, "memory", record.id, [0, 1]);
  return [...turns.map(({ turn }) => turn.id), ...records.map(({ record }) => record.id)];
}

function putVector(
  store: Store,
  kind: "turn" | "memory",
  id: string,
  values: readonly number[],
): Promise<void> {
  return store.write({ vectors: [{ kind, id, vector: Float32Array.from(values) }] });
}

async function settleAll(store: Store): Promise<void> {
  await store.outbox.settle(await store.outbox.pending(99));
}

async function states(store: Store): Promise<Record<string, number[] | undefined>> {
  const values = ({ vector }: IndexChange) => vector && [...vector];
  return Object.fromEntries(
    (await store.outbox.pending(99)).map((change) => [change.id, values(change)]),
  );
}
