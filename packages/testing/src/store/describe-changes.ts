import assert from "node:assert/strict";
import type { Store } from "@holdfast/core";
import type { Samples } from "./samples.ts";
import type { StoreContext } from "./store-context.ts";

const scope = { userId: "ada" };

/** The count of changes in place, by which a search knows that what it has read is still so. A store without it passes. */
export function describeChanges({ describe, it, canReopen }: StoreContext): void {
  describe("the count of changes in place", () => {
    it("stands still while items are added, also with evidence and vectors", async ({
      store,
      samples,
    }) => {
      const { turn } = await addBoth(store, samples);
      const before = await changesOf(store);
      const { turn: second } = await addBoth(store, samples);
      const evidence = [
        { turnId: turn.id, quote: "sample" },
        { turnId: second.id, quote: "sample" },
      ];
      await store.write({ records: [samples.put({ evidence })] });
      await store.write({
        vectors: [{ kind: "turn", id: turn.id, vector: Float32Array.of(1, 2) }],
      });
      assert.equal(await changesOf(store), before);
    });

    const changes: [string, (store: Store, samples: Samples) => Promise<() => Promise<unknown>>][] =
      [
        [
          "a turn is hidden",
          async (store, samples) => {
            const { turn } = await addBoth(store, samples);
            return () => store.write({ turnStatuses: [{ id: turn.id, status: "retracted" }] });
          },
        ],
        [
          "a record is replaced",
          async (store, samples) => {
            const { record } = await addBoth(store, samples);
            return () => store.write({ records: [samples.put({ ...record, version: 2 })] });
          },
        ],
        [
          "a use of a record is noted",
          async (store, samples) => {
            const { record } = await addBoth(store, samples);
            return () => store.noteUses([record.id], Date.UTC(2026, 5));
          },
        ],
        [
          "a turn is erased",
          async (store, samples) => {
            const { turn } = await addBoth(store, samples);
            return () => store.erase({ turnIds: [turn.id], recordIds: [] }, samples.eraseLog());
          },
        ],
        [
          "a record is erased",
          async (store, samples) => {
            const { record } = await addBoth(store, samples);
            return () => store.erase({ turnIds: [], recordIds: [record.id] }, samples.eraseLog());
          },
        ],
      ];
    for (const [name, prepare] of changes) {
      it(`grows when ${name}`, async ({ store, samples }) => {
        const change = await prepare(store, samples);
        const before = await changesOf(store);
        if (before === undefined) return;
        await change();
        assert.ok(((await changesOf(store)) as number) > before);
      });
    }

    if (canReopen)
      it("is the same for every store on the same data", async ({ store, samples, reopen }) => {
        const other = await reopen();
        const { record } = await addBoth(store, samples);
        const before = await changesOf(other);
        await store.noteUses([record.id], Date.UTC(2026, 5));
        assert.equal(await changesOf(other), await changesOf(store));
        if (before !== undefined) assert.notEqual(await changesOf(other), before);
      });
  });
}

async function addBoth(store: Store, samples: Samples) {
  const append = samples.append();
  const put = samples.put();
  await store.write({ turns: [append], records: [put] });
  return { turn: append.turn, record: put.record };
}

async function changesOf(store: Store): Promise<number | undefined> {
  const [view] = await store.partitions(scope);
  return view?.changes;
}
