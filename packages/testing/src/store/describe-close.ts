import assert from "node:assert/strict";
import type { Store } from "@holdfast/core";
import { assertCode } from "../assertions/assert-code.ts";
import { sampleDocument } from "./sample-document.ts";
import type { Samples } from "./samples.ts";
import type { StoreContext } from "./store-context.ts";

/** Closing: what was begun is finished, what comes after is refused. */
export function describeClose({ describe, it, canReopen }: StoreContext): void {
  describe("close", () => {
    it("refuses every call afterwards with the code closed", async ({ store, samples }) => {
      await store.close();
      for (const call of everyCall(store, samples)) await assertCode(call, "closed");
    });

    it("may be called again", async ({ store }) => {
      await Promise.all([store.close(), store.close()]);
      await store.close();
    });

    it("says where the data is", async ({ store }) => {
      assert.equal(typeof store.location, "string");
      assert.notEqual(store.location, "");
    });

    if (!canReopen) return;

    it("finishes the writes that were called before", async ({ store, samples, reopen }) => {
      const turns = Array.from({ length: 20 }, () => samples.append());
      const writes = turns.map((append) => store.write({ turns: [append] }));
      await Promise.all([...writes, store.close()]);
      const second = await reopen();
      assert.equal((await second.counts()).turns, 20);
    });
  });
}

function everyCall(store: Store, samples: Samples): (() => Promise<unknown>)[] {
  const scope = { userId: "ada" };
  const page = { scope, limit: 1, order: "ascending" } as const;
  return [
    () => store.write({ turns: [samples.append()] }),
    () => store.erase({ scope }, samples.eraseLog()),
    () => store.turnsById([]),
    () => store.turnsByKey([]),
    () => store.turnsByIdempotencyKey(scope, []),
    () => store.listTurns({ ...page, statuses: ["active"] }),
    () => store.recordsById([]),
    () => store.recordsByKey([]),
    () => store.recordsByEvidence([]),
    () => store.listRecords({ ...page, statuses: ["active"] }),
    () => store.eventsByTarget(""),
    () => store.eventsByOperation(""),
    () => store.eventById(""),
    () => store.eventsUntil(scope, 0),
    () => store.partitions(scope),
    () => store.readLexical(1, "turn"),
    () => store.readVectors(1, "turn"),
    () => store.pendingVectors(1),
    () => store.noteVectorFailure([], ""),
    () => store.resetVectors({ await: true }),
    () => store.rebuildLexical(sampleDocument),
    () => store.getSetting("a"),
    () => store.setSetting("a", "b"),
    () => store.counts(),
  ];
}
