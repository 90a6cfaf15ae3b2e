import assert from "node:assert/strict";
import type { ExtractionClaim, Scope, Store, StoredTurn } from "@holdfast/core";
import { assertCode } from "../assertions/assert-code.ts";
import { assertSame } from "../assertions/assert-same.ts";
import type { Samples } from "./samples.ts";
import type { StoreContext } from "./store-context.ts";

const now = Date.UTC(2026, 5, 1);
const until = now + 60_000;

/** Turns that wait until facts are read out of them: each by one process, once. */
export function describeExtractions({ describe, it, canReopen }: StoreContext): void {
  describe("extractions", () => {
    it("claims the turns of one conversation, those that have waited longest, in their order", async ({
      store,
      samples,
    }) => {
      const first = await wait(store, samples, 2, { userId: "ada", runId: "one" });
      const other = await wait(store, samples, 1, { userId: "bob" });
      const more = await wait(store, samples, 2, { userId: "ada", runId: "one" });
      assert.deepEqual(await store.counts(), {
        ...(await store.counts()),
        extractions: { pending: 5, givenUp: 0 },
      });
      const claimed = await claim(store, "a", { limit: 3 });
      assertSame(claimed?.turns, [...first, more[0]]);
      assert.equal(claimed?.attempts, 0);
      assertSame((await claim(store, "b"))?.turns, other);
      assert.equal(await claim(store, "c"), undefined);
    });

    it("takes turns off the list with the batch that holds their facts, only under their lease", async ({
      store,
      samples,
    }) => {
      const turns = await wait(store, samples, 2);
      const turnIds = turns.map(({ id }) => id);
      await claim(store, "a");
      const put = samples.put();
      const late = { records: [put], extracted: { leaseId: "other", turnIds } };
      await assertCode(() => store.write(late), "write_conflict");
      assert.deepEqual(await store.recordsById([put.record.id]), []);
      await store.write({ records: [put], extracted: { leaseId: "a", turnIds } });
      assert.equal((await store.counts()).extractions.pending, 0);
      const again = { extracted: { leaseId: "a", turnIds } };
      await assertCode(() => store.write(again), "write_conflict");
    });

    it("lets nobody else at an owner's turns while some of them are held", async ({
      store,
      samples,
    }) => {
      const one = await wait(store, samples, 1, { userId: "ada", runId: "one" });
      const two = await wait(store, samples, 1, { userId: "ada", runId: "two" });
      assertSame((await claim(store, "a"))?.turns, one);
      assert.equal(await claim(store, "b"), undefined);
      await store.write({
        extracted: { leaseId: "a", turnIds: one.map(({ id }) => id) },
      });
      assertSame((await claim(store, "b"))?.turns, two);
    });

    it("gives a lease that ran out to the next one, and counts it as a failed attempt", async ({
      store,
      samples,
    }) => {
      const turns = await wait(store, samples, 1);
      await claim(store, "dead");
      assert.equal(await store.extractions.next(), until);
      assert.equal(await claim(store, "early", { now: until - 1 }), undefined);
      const lease = { id: "heir", until: until + 60_000 };
      assertSame((await claim(store, "heir", { now: until, lease }))?.turns, turns);
      const late = { extracted: { leaseId: "dead", turnIds: turns.map(({ id }) => id) } };
      await assertCode(() => store.write(late), "write_conflict");
      await store.extractions.release("heir");
      assert.equal((await claim(store, "last", { now: until }))?.attempts, 1);
    });

    it("lets a lease be held for longer, but not brought back", async ({ store, samples }) => {
      const turns = await wait(store, samples, 1);
      await claim(store, "a");
      await store.extractions.renew({ id: "a", until: until + 60_000 });
      const late = { id: "b", until: until + 120_000 };
      assert.equal(await claim(store, "b", { now: until + 1, lease: late }), undefined);
      await store.extractions.release("a");
      await store.extractions.renew({ id: "a", until: until + 60_000 });
      assertSame((await claim(store, "b", { now: until + 1, lease: late }))?.turns, turns);
    });

    it("waits until turns are due, but takes along what was said last in the conversation", async ({
      store,
      samples,
    }) => {
      const due = await wait(store, samples, 1, { userId: "ada" }, now);
      const soon = await wait(store, samples, 1, { userId: "ada" }, now + 500);
      const later = await wait(store, samples, 1, { userId: "bob" }, now + 1_000);
      assert.equal(await claim(store, "a", { now: now - 1 }), undefined);
      assert.equal(await store.extractions.next(), now);
      assertSame((await claim(store, "a"))?.turns, [...due, ...soon]);
      assert.equal(await claim(store, "b"), undefined);
      assertSame((await claim(store, "b", { early: true }))?.turns, later);
    });

    it("notes failures, waits, and gives up when told so", async ({ store, samples }) => {
      const turns = await wait(store, samples, 3);
      const turnIds = turns.map(({ id }) => id);
      const failure = { turnIds, code: "model_failed", at: now };
      await claim(store, "a");
      const retryAt = now + 1_000;
      await store.extractions.fail({ ...failure, leaseId: "a", message: "429", retryAt });
      assert.equal(await claim(store, "b"), undefined);
      assert.equal(await store.extractions.next(), retryAt);
      const second = await claim(store, "b", { now: retryAt });
      assertSame(second?.turns, turns);
      assert.equal(second?.attempts, 1);
      const [poisoned] = turnIds as [string];
      const givenUp = { leaseId: "b", turnIds: [poisoned], code: "model_output_invalid" };
      await store.extractions.fail({ ...givenUp, message: "no JSON", at: retryAt });
      await store.extractions.release("b");
      const failures = await store.extractions.failures({ limit: 10 });
      assert.deepEqual(
        failures.map(({ turnId, attempts, message, retryAt: at }) => [
          turnId,
          attempts,
          message,
          at,
        ]),
        [
          [poisoned, 2, "no JSON", undefined],
          [turnIds[2], 1, "429", retryAt],
          [turnIds[1], 1, "429", retryAt],
        ],
      );
      assert.deepEqual(failures[0]?.scope, { userId: "ada" });
      assert.equal((await store.extractions.failures({ limit: 2 })).length, 2);
      assert.deepEqual((await store.counts()).extractions, { pending: 2, givenUp: 1 });
      assertSame((await claim(store, "c", { now: retryAt }))?.turns, turns.slice(1));
      await store.write({ extracted: { leaseId: "c", turnIds: turnIds.slice(1) } });
      assert.equal(await claim(store, "d", { now: retryAt, early: true }), undefined);
      const asked = await claim(store, "d", { givenUp: true, now: retryAt });
      assert.deepEqual(
        asked?.turns.map(({ id }) => id),
        [poisoned],
      );
    });

    it("claims turns that failed twice alone, and others without them", async ({
      store,
      samples,
    }) => {
      const old = await wait(store, samples, 2);
      for (const leaseId of ["a", "b"]) {
        await claim(store, leaseId);
        const failure = { leaseId, code: "model_output_invalid", message: "no JSON", at: now };
        await store.extractions.fail({
          ...failure,
          turnIds: old.map(({ id }) => id),
          retryAt: now,
        });
      }
      const fresh = await wait(store, samples, 2);
      const [first, second] = old as [StoredTurn, StoredTurn];
      for (const expected of [[first], [second], fresh]) {
        const claimed = await claim(store, expected[0]?.id ?? "");
        assertSame(claimed?.turns, expected);
        await store.write({
          extracted: {
            leaseId: expected[0]?.id ?? "",
            turnIds: expected.map(({ id }) => id),
          },
        });
      }
    });

    it("claims within a scope, without those that are to be passed over", async ({
      store,
      samples,
    }) => {
      const [passed, kept] = (await wait(store, samples, 2)) as [StoredTurn, StoredTurn];
      const other = await wait(store, samples, 1, { userId: "bob", runId: "one" });
      assertSame((await claim(store, "a", { except: [passed.id] }))?.turns, [kept]);
      await store.extractions.release("a");
      assertSame((await claim(store, "b", { scope: { runId: "one" } }))?.turns, other);
      assert.equal(await claim(store, "c", { scope: { userId: "carl" } }), undefined);
      const within = await store.extractions.failures({ scope: { userId: "ada" }, limit: 10 });
      assert.deepEqual(within, []);
    });

    it("is handed a turn that is claimed with its recording", async ({ store, samples }) => {
      const turn = samples.turn();
      const lease = { id: "mine", until };
      await store.write({
        turns: [{ turn }],
        extractions: [{ turnId: turn.id, dueAt: now, lease }],
      });
      assert.equal(await claim(store, "other"), undefined);
      await store.write({ extracted: { leaseId: "mine", turnIds: [turn.id] } });
      assert.equal(await store.extractions.next(), undefined);
    });

    it("forgets turns that were hidden or erased", async ({ store, samples }) => {
      const [hidden, erased] = (await wait(store, samples, 2)) as [StoredTurn, StoredTurn];
      await store.write({ turnStatuses: [{ id: hidden.id, status: "retracted" }] });
      await store.erase({ turnIds: [erased.id], recordIds: [] }, samples.eraseLog());
      assert.equal(await claim(store, "a"), undefined);
      await wait(store, samples, 1, { userId: "bob" });
      await store.erase({ scope: { userId: "bob" } }, samples.eraseLog());
      assert.deepEqual((await store.counts()).extractions, { pending: 0, givenUp: 0 });
    });

    it("lets turns wait anew, as if they had not failed", async ({ store, samples }) => {
      const [turn] = (await wait(store, samples, 1)) as [StoredTurn];
      await claim(store, "a");
      const failure = { leaseId: "a", turnIds: [turn.id], code: "model_failed", message: "500" };
      await store.extractions.fail({ ...failure, at: now });
      await store.write({ extractions: [{ turnId: turn.id, dueAt: now }] });
      assert.deepEqual(await store.extractions.failures({ limit: 10 }), []);
      assert.equal((await claim(store, "b"))?.attempts, 0);
    });

    it("gives every turn to exactly one of many claims at once", async ({ store, samples }) => {
      const users = Array.from({ length: 10 }, (_, index) => ({ userId: `user-${index}` }));
      for (const scope of users) await wait(store, samples, 3, scope);
      const claims = Array.from({ length: 20 }, (_, index) => claim(store, `lease-${index}`));
      const ids = (await Promise.all(claims)).flatMap((each) => each?.turns ?? []);
      assert.deepEqual([ids.length, new Set(ids.map(({ id }) => id)).size], [30, 30]);
    });

    if (!canReopen) return;
    it("keeps what waits when it is opened again", async ({ store, samples, reopen }) => {
      const turns = await wait(store, samples, 2);
      const second = await reopen();
      assertSame((await claim(second, "a"))?.turns, turns);
      assert.equal(await claim(store, "b"), undefined);
    });
  });
}

async function wait(
  store: Store,
  samples: Samples,
  count: number,
  scope: Scope = { userId: "ada" },
  dueAt = now,
): Promise<StoredTurn[]> {
  const turns = Array.from({ length: count }, () => samples.turn({ scope }));
  await store.write({
    turns: turns.map((turn) => ({ turn })),
    extractions: turns.map(({ id }) => ({ turnId: id, dueAt })),
  });
  return turns;
}

function claim(store: Store, id: string, options: Partial<ExtractionClaim> = {}) {
  return store.extractions.claim({ lease: { id, until }, now, limit: 10, ...options });
}
