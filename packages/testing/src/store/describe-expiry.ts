import assert from "node:assert/strict";
import { assertSame } from "../assertions/assert-same.ts";
import { readProjection } from "./read-projection.ts";
import type { StoreContext } from "./store-context.ts";

const scope = { userId: "ada" };

/** Expired items: readers leave them out; a store may take them out of its projections, but keeps the items. */
export function describeExpiry({ describe, it, switches }: StoreContext): void {
  describe("expiry", () => {
    it("keeps expired items until they are erased", async ({ store, samples }) => {
      const append = samples.append({ expiresAt: 0 });
      const put = samples.put({ expiresAt: 0 });
      await store.write({ turns: [append], records: [put] });
      await store.write({ turns: [samples.append()] });
      assertSame(await store.turnsById([append.turn.id]), [append.turn]);
      assertSame(await store.recordsById([put.record.id]), [put.record]);
      assert.equal((await store.counts()).turns, 2);
      const counts = await store.erase(
        { turnIds: [append.turn.id], recordIds: [put.record.id] },
        samples.eraseLog(),
      );
      assert.deepEqual([counts.turns, counts.records], [1, 1]);
    });

    it("keeps items searchable until their time, and those without one for ever", async ({
      store,
      samples,
    }) => {
      const now = samples.turn().at;
      const later = samples.append({ expiresAt: now + 1e9 });
      await store.write({ turns: [later, samples.append()] });
      await store.write({ turns: [samples.append({ recordedAt: now + 1e9 - 1 })] });
      assert.equal((await readProjection(store, scope, "turn")).size, 3);
    });

    if (switches.sweepsExpired) {
      it("takes what has expired out of the projections with the next write", async ({
        store,
        samples,
      }) => {
        const kept = samples.append();
        const now = kept.turn.recordedAt + 1000;
        const turns = [samples.append({ expiresAt: now }), samples.append({ expiresAt: now + 1 })];
        const put = samples.put({ expiresAt: now - 1 });
        const [gone, stays] = turns.map(({ turn }) => turn.id) as [string, string];
        await store.write({ turns: [kept, ...turns], records: [put], awaitVectors: true });
        await store.write({ vectors: [{ kind: "turn", id: gone, vector: Float32Array.of(1) }] });
        const last = samples.append({ recordedAt: now });
        await store.write({ turns: [last] });
        const searchable = [...(await readProjection(store, scope, "turn")).keys()];
        assert.deepEqual(searchable, [kept.turn.id, stays, last.turn.id]);
        assert.equal((await readProjection(store, scope, "memory")).size, 0);
        assert.equal((await store.counts()).vectors, 0);
        const pending = (await store.pendingVectors(10)).map(({ id }) => id);
        assert.deepEqual(new Set(pending), new Set([kept.turn.id, stays]));
      });
    }
  });
}
