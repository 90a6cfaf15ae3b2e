import assert from "node:assert/strict";
import type { ItemKind, Store, WriteBatch } from "@holdfast/core";
import { assertCode } from "../assertions/assert-code.ts";
import { assertSame } from "../assertions/assert-same.ts";
import { readProjection } from "./read-projection.ts";
import type { Samples } from "./samples.ts";
import type { StoreContext } from "./store-context.ts";

/** A batch is written whole, or nothing of it. */
export function describeAtomicity({ describe, it }: StoreContext): void {
  describe("atomicity", () => {
    const failures: [string, (batch: WriteBatch, stored: WriteBatch) => WriteBatch][] = [
      [
        "a stale record",
        (batch, stored) => ({
          ...batch,
          records: [...(batch.records ?? []), ...(stored.records ?? [])],
        }),
      ],
      [
        "an event id that exists",
        (batch, stored) => ({
          ...batch,
          events: [...(batch.events ?? []), ...(stored.events ?? [])],
        }),
      ],
      [
        "an idempotency key that exists",
        (batch, stored) => ({
          ...batch,
          turns: [
            ...(batch.turns ?? []),
            ...(stored.turns ?? []).map(({ turn }) => ({
              turn: { ...turn, id: `${turn.id.slice(0, -4)}ffff` },
            })),
          ],
        }),
      ],
      [
        "an unknown turn to hide",
        (batch) => ({
          ...batch,
          turnStatuses: [
            ...(batch.turnStatuses ?? []),
            { id: "00000000-0000-7000-8000-00000000dead", status: "retracted" },
          ],
        }),
      ],
    ];
    for (const [name, spoil] of failures) {
      it(`leaves nothing of a batch that fails for ${name}`, async ({ store, samples }) => {
        const stored = makeBatch(samples);
        await store.write(stored);
        const before = await snapshot(store);
        const hidden = stored.turns?.[0]?.turn.id as string;
        const batch = {
          ...makeBatch(samples, "second"),
          turnStatuses: [{ id: hidden, status: "retracted" as const }],
        };
        await assertCode(() => store.write(spoil(batch, stored)), "write_conflict");
        assertSame(await snapshot(store), before);
        await store.write(batch);
        assert.equal((await store.turnsByIdempotencyKey({ userId: "ada" }, ["second"])).length, 1);
        assert.notDeepEqual(await snapshot(store), before);
      });
    }

    it("applies batches in the order of the calls, also when none is waited for", async ({
      store,
      samples,
    }) => {
      const turns = Array.from({ length: 40 }, () => samples.append({ at: 0 }));
      const bad = { turns: [{ turn: { ...samples.turn(), id: turns[0]?.turn.id as string } }] };
      const outcomes = await Promise.allSettled(
        turns.flatMap((append, index) => [
          store.write({ turns: [append] }),
          ...(index % 10 === 5 ? [store.write(bad)] : []),
        ]),
      );
      assert.equal(outcomes.filter(({ status }) => status === "rejected").length, 4);
      const query = {
        scope: { userId: "ada" },
        limit: 100,
        order: "ascending",
        statuses: ["active"],
      } as const;
      const { items } = await store.listTurns(query);
      assert.deepEqual(
        items.map(({ id }) => id),
        turns.map(({ turn }) => turn.id),
      );
    });

    it("takes an empty batch", async ({ store }) => {
      await store.write({});
      assert.equal((await store.counts()).scopes, 0);
    });
  });
}

function makeBatch(samples: Samples, idempotencyKey = "first"): WriteBatch {
  const append = samples.append({ idempotencyKey });
  const put = samples.put({ evidence: [{ turnId: append.turn.id, quote: append.turn.text }] });
  return {
    turns: [append],
    records: [put],
    events: [samples.event({ kind: "memory", record: put.record })],
    vectors: [{ kind: "turn", id: append.turn.id, vector: Float32Array.of(1, 2, 3) }],
    awaitVectors: true,
  };
}

async function snapshot(store: Store) {
  const query = { scope: { userId: "ada" }, limit: 100, order: "ascending" } as const;
  const [turns, records, projected] = await Promise.all([
    store.listTurns({ ...query, statuses: ["active", "retracted"] }),
    store.listRecords({ ...query, statuses: ["active", "superseded", "retracted"] }),
    Promise.all(
      (["turn", "memory"] as ItemKind[]).map((kind) => readProjection(store, query.scope, kind)),
    ),
  ]);
  return {
    turns,
    records,
    projected: projected.map((documents) => [...documents]),
    events: await store.eventsUntil(query.scope, Number.MAX_SAFE_INTEGER),
    pending: await store.pendingVectors(100),
    counts: await store.counts(),
  };
}
