import assert from "node:assert/strict";
import { assertCode } from "../assertions/assert-code.ts";
import { assertSame } from "../assertions/assert-same.ts";
import { LexicalFollower } from "./lexical-follower.ts";
import { readProjection } from "./read-projection.ts";
import type { StoreContext } from "./store-context.ts";

const scope = { userId: "ada" };

/** Two stores on the same data: each sees at its next read what the other has written. */
export function describeSharing({ describe, it, canReopen }: StoreContext): void {
  if (!canReopen) return;
  describe("two stores on the same data", () => {
    it("finds everything again after a close", async ({ store, samples, reopen }) => {
      const append = samples.append({ idempotencyKey: "k", metadata: { a: [1] } });
      const put = samples.put({ evidence: [{ turnId: append.turn.id, quote: "sample" }] });
      const event = samples.event({ kind: "memory", record: put.record });
      await store.write({ turns: [append], records: [put], events: [event], awaitVectors: true });
      await store.write({
        vectors: [{ kind: "turn", id: append.turn.id, vector: Float32Array.of(1, 2) }],
      });
      await store.setSetting("analyser", "words");
      const [projection, counts] = [
        await readProjection(store, scope, "turn"),
        await store.counts(),
      ];
      await store.close();
      const second = await reopen();
      assertSame(await second.turnsByIdempotencyKey(scope, ["k"]), [append.turn]);
      assertSame(await second.recordsByEvidence([append.turn.id]), [put.record]);
      assertSame(await second.eventById(event.id), event);
      assertSame([...(await readProjection(second, scope, "turn"))], [...projection]);
      assert.deepEqual(await second.counts(), counts);
      assert.equal(await second.getSetting("analyser"), "words");
      assert.deepEqual(
        (await second.pendingVectors(9)).map(({ id }) => id),
        [put.record.id],
      );
    });

    it("sees the other's writes, deletions and erasures at the next read", async ({
      store,
      samples,
      reopen,
    }) => {
      const other = await reopen();
      const first = samples.append();
      await store.write({ turns: [first] });
      const [view] = await other.partitions(scope);
      const follower = new LexicalFollower(other, view?.partition as number, "turn");
      const seen = async () => {
        await follower.follow();
        return follower.documents().length;
      };
      assert.equal(await seen(), 1);
      const second = samples.append();
      await store.write({ turns: [second] });
      assert.equal(await seen(), 2);
      await store.write({ turnStatuses: [{ id: first.turn.id, status: "retracted" }] });
      assert.equal(await seen(), 1);
      assert.equal((await other.turnsById([first.turn.id]))[0]?.status, "retracted");
      await other.write({ turns: [samples.append()] });
      assert.equal(await seen(), 2);
      await store.erase({ turnIds: [second.turn.id], recordIds: [] }, samples.eraseLog());
      assert.equal(await seen(), 1);
      assert.deepEqual(await other.turnsById([second.turn.id]), []);
      await store.rebuildLexical((item) => ({
        codes: Uint32Array.of(7),
        minutes: 0,
        speaker: 0,
        flags: item.kind === "turn" ? 2 : 0,
      }));
      assert.equal(await seen(), 1);
      assert.deepEqual(follower.documents()[0]?.codes, [7]);
      await store.erase({ scope }, samples.eraseLog());
      assert.equal(await seen(), 0);
    });

    it("takes writes of both at once and loses none", async ({ store, samples, reopen }) => {
      const other = await reopen();
      const turns = Array.from({ length: 60 }, (_, index) =>
        samples.append({ scope: { userId: index % 3 === 0 ? "ada" : "bob" } }),
      );
      await Promise.all(
        turns.map((append, index) => (index % 2 === 0 ? store : other).write({ turns: [append] })),
      );
      for (const each of [store, other]) {
        assert.equal((await each.counts()).turns, 60);
        assert.equal((await readProjection(each, scope, "turn")).size, 20);
        assert.equal((await readProjection(each, { userId: "bob" }, "turn")).size, 40);
      }
    });

    it("lets one of two have an idempotency key, or a version", async ({
      store,
      samples,
      reopen,
    }) => {
      const other = await reopen();
      const put = samples.put();
      await store.write({ records: [put] });
      for (const batch of [
        () => ({ turns: [samples.append({ idempotencyKey: "k" })] }),
        () => ({ records: [{ record: { ...put.record, version: 2 }, expectedVersion: 1 }] }),
      ]) {
        const outcomes = await Promise.allSettled([store.write(batch()), other.write(batch())]);
        const refused = outcomes.filter((outcome) => outcome.status === "rejected");
        assert.equal(refused.length, 1);
        await assertCode(() => Promise.reject(refused[0]?.reason), "write_conflict");
      }
    });
  });
}
