import assert from "node:assert/strict";
import { assertSame } from "../assertions/assert-same.ts";
import { readProjection } from "./read-projection.ts";
import type { StoreContext } from "./store-context.ts";

const scope = { userId: "ada" };
const latest = Number.MAX_SAFE_INTEGER;

/** Erasing items by id: they go with all that stands on them alone. */
export function describeErase({ describe, it }: StoreContext): void {
  describe("erasing items", () => {
    it("destroys a turn, its index entry, its vector and its idempotency key", async ({
      store,
      samples,
    }) => {
      const kept = samples.append();
      const gone = samples.append({ idempotencyKey: "k" });
      const id = gone.turn.id;
      await store.write({ turns: [kept, gone], awaitVectors: true });
      await store.write({ vectors: [{ kind: "turn", id, vector: Float32Array.of(1) }] });
      const counts = await store.erase({ turnIds: [id], recordIds: [] }, samples.eraseLog());
      assert.deepEqual(counts, { turns: 1, records: 0, events: 0, trimmed: 0 });
      assert.deepEqual(await store.turnsById([id]), []);
      assert.deepEqual([...(await readProjection(store, scope, "turn")).keys()], [kept.turn.id]);
      assert.equal((await store.counts()).vectors, 0);
      assert.deepEqual(await store.turnsByIdempotencyKey(scope, ["k"]), []);
      await store.write({ turns: [samples.append({ idempotencyKey: "k" })] });
    });

    it("takes records along that rest on erased turns alone, and trims the others", async ({
      store,
      samples,
    }) => {
      const turns = [samples.append({ text: "secret" }), samples.append({ text: "public" })];
      const [secret, open] = turns.map(({ turn }) => turn.id) as [string, string];
      const evidence = (...ids: string[]) =>
        ids.map((turnId) => ({ turnId, quote: `of ${turnId}` }));
      const whole = samples.put({ evidence: evidence(secret, secret) });
      const partly = samples.put({ evidence: evidence(open, secret, open) });
      const apart = samples.put({ evidence: evidence(open) });
      const byHand = samples.put();
      const puts = [whole, partly, apart, byHand];
      const events = puts.map(({ record }) => samples.event({ kind: "memory", record }));
      await store.write({ turns, records: puts, events });
      const log = samples.eraseLog({ reason: "she asked to", actor: "admin" });
      const counts = await store.erase({ turnIds: [secret], recordIds: [] }, log);
      assert.deepEqual(counts, { turns: 1, records: 1, events: 2, trimmed: 1 });
      assert.deepEqual(await store.recordsById([whole.record.id]), []);
      const [trimmed] = await store.recordsById([partly.record.id]);
      assert.deepEqual(trimmed?.evidence, evidence(open, open));
      assertSame(await store.recordsById([apart.record.id]), [apart.record]);
      assertSame(await store.recordsById([byHand.record.id]), [byHand.record]);
      const searchable = [...(await readProjection(store, scope, "memory")).keys()];
      assert.deepEqual(
        searchable.sort(),
        [partly, apart, byHand].map(({ record }) => record.id).sort(),
      );
      assert.deepEqual(await store.recordsByEvidence([secret]), []);
      // the log says that something went and what is left, but no longer what it was
      const tombstone = {
        operation: "ERASE",
        operationId: log.operationId,
        reason: log.reason,
        actor: log.actor,
        at: log.at,
        scope,
      };
      for (const id of [secret, whole.record.id]) {
        const [event, ...others] = await store.eventsByTarget(id);
        assertSame({ ...event, id: "any" }, { ...tombstone, targetId: id, id: "any" });
        assert.deepEqual(others, []);
      }
      const left = await store.eventsByTarget(partly.record.id);
      assert.deepEqual(
        left.map(({ operation }) => operation),
        ["UPDATE"],
      );
      assertSame(left[0]?.after, { kind: "memory", record: trimmed });
      assert.equal(left[0]?.before, undefined);
      assertSame(await store.eventsByTarget(apart.record.id), [events[2]]);
    });

    it("erases a record and leaves the turns it came from", async ({ store, samples }) => {
      const append = samples.append();
      const put = samples.put({ evidence: [{ turnId: append.turn.id, quote: "words" }] });
      const event = samples.event({ kind: "memory", record: put.record });
      await store.write({ turns: [append], records: [put], events: [event] });
      const counts = await store.erase(
        { turnIds: [], recordIds: [put.record.id] },
        samples.eraseLog(),
      );
      assert.deepEqual(counts, { turns: 0, records: 1, events: 1, trimmed: 0 });
      assert.deepEqual(await store.recordsById([put.record.id]), []);
      assert.equal((await readProjection(store, scope, "memory")).size, 0);
      assert.deepEqual(await store.recordsByEvidence([append.turn.id]), []);
      assertSame(await store.turnsById([append.turn.id]), [append.turn]);
      assert.equal((await readProjection(store, scope, "turn")).size, 1);
      assert.equal(await store.eventById(event.id), undefined);
    });

    it("erases what is hidden, superseded or was never searchable", async ({ store, samples }) => {
      const hidden = samples.append();
      const { turn: bare } = samples.append();
      const old = samples.put({ status: "superseded" });
      const withdrawn = samples.put({ status: "retracted" });
      await store.write({ turns: [hidden, { turn: bare }], records: [old, withdrawn] });
      await store.write({ turnStatuses: [{ id: hidden.turn.id, status: "retracted" }] });
      const selection = {
        turnIds: [hidden.turn.id, bare.id],
        recordIds: [old.record.id, withdrawn.record.id],
      };
      const counts = await store.erase(selection, samples.eraseLog());
      assert.deepEqual(counts, { turns: 2, records: 2, events: 0, trimmed: 0 });
      assert.deepEqual(await store.turnsById(selection.turnIds), []);
      assert.deepEqual(await store.recordsById(selection.recordIds), []);
    });

    it("erases nothing for unknown ids, and logs nothing", async ({ store, samples }) => {
      await store.write({ turns: [samples.append()] });
      const selection = { turnIds: [samples.nextId()], recordIds: [samples.nextId()] };
      assert.deepEqual(await store.erase(selection, samples.eraseLog()), {
        turns: 0,
        records: 0,
        events: 0,
        trimmed: 0,
      });
      assert.deepEqual(await store.erase({ turnIds: [], recordIds: [] }, samples.eraseLog()), {
        turns: 0,
        records: 0,
        events: 0,
        trimmed: 0,
      });
      assert.deepEqual(await store.eventsUntil(scope, latest), []);
    });

    it("erases many items of many blocks at once", async ({ store, samples }) => {
      const turns = Array.from({ length: 400 }, () => samples.append());
      await store.write({ turns });
      const gone = turns.filter((_, index) => index % 3 !== 0).map(({ turn }) => turn.id);
      const counts = await store.erase({ turnIds: gone, recordIds: [] }, samples.eraseLog());
      assert.equal(counts.turns, gone.length);
      const left = turns.filter((_, index) => index % 3 === 0).map(({ turn }) => turn.id);
      assert.deepEqual([...(await readProjection(store, scope, "turn")).keys()], left);
    });
  });
}
