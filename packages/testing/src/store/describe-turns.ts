import assert from "node:assert/strict";
import { assertCode } from "../assertions/assert-code.ts";
import { assertSame } from "../assertions/assert-same.ts";
import { readProjection } from "./read-projection.ts";
import { sampleDocument } from "./sample-document.ts";
import type { StoreContext } from "./store-context.ts";

/** Turns: written once, read back as they were, hidden and brought back. */
export function describeTurns({ describe, it }: StoreContext): void {
  describe("turns", () => {
    it("gives a turn back with every field as it was written", async ({ store, samples }) => {
      const full = samples.turn({
        scope: { appId: "app", userId: "ada", agentId: "helper", runId: "monday" },
        role: "tool",
        name: "weather",
        text: "18 degrees",
        original: "18\u200b degrees",
        origin: "tool:weather",
        expiresAt: Date.UTC(2027, 0, 1),
        metadata: { city: "Turin", tags: ["a", "b"], nested: { deep: [1, null, false] } },
        idempotencyKey: "call-1#0",
      });
      const bare = samples.turn();
      await store.write({ turns: [{ turn: full }, { turn: bare }] });
      assertSame(await store.turnsById([full.id]), [full]);
      assertSame(await store.turnsById([bare.id]), [bare]);
    });

    it("gives nothing for ids and keys that do not exist", async ({ store, samples }) => {
      const { turn } = samples.append();
      await store.write({ turns: [{ turn }] });
      assert.deepEqual(await store.turnsById([samples.nextId(), "", "'; --"]), []);
      assert.deepEqual(await store.turnsById([]), []);
      assert.deepEqual(await store.turnsByKey([999_999, -1]), []);
      assert.deepEqual(await store.turnsByKey([]), []);
    });

    it("gives several turns at once, each with its key", async ({ store, samples }) => {
      const turns = Array.from({ length: 30 }, () => samples.append());
      await store.write({ turns });
      const found = await store.turnsById(turns.map(({ turn }) => turn.id));
      assert.deepEqual(found.map(({ id }) => id).sort(), turns.map(({ turn }) => turn.id).sort());
      const projection = await readProjection(store, { userId: "ada" }, "turn");
      assert.equal(projection.size, 30);
      for (const { turn } of turns) {
        assertSame(projection.get(turn.id), sampleDocument({ kind: "turn", value: turn }));
      }
    });

    it("refuses a second turn with the same id and keeps the first", async ({ store, samples }) => {
      const turn = samples.turn({ text: "first" });
      await store.write({ turns: [{ turn }] });
      await assertCode(
        () => store.write({ turns: [{ turn: { ...turn, text: "second" } }] }),
        "write_conflict",
      );
      assert.equal((await store.turnsById([turn.id]))[0]?.text, "first");
    });

    it("hides a turn and brings it back, and keeps its words meanwhile", async ({
      store,
      samples,
    }) => {
      const { turn, document } = samples.append();
      await store.write({ turns: [{ turn, document }] });
      await store.write({ turnStatuses: [{ id: turn.id, status: "retracted" }] });
      assertSame(await store.turnsById([turn.id]), [{ ...turn, status: "retracted" }]);
      await store.write({ turnStatuses: [{ id: turn.id, status: "retracted" }] });
      await store.write({ turnStatuses: [{ id: turn.id, status: "active", document }] });
      assertSame(await store.turnsById([turn.id]), [turn]);
    });

    it("refuses to change the status of a turn that is not there", async ({ store, samples }) => {
      const change = { id: samples.nextId(), status: "retracted" as const };
      await assertCode(() => store.write({ turnStatuses: [change] }), "write_conflict");
    });
  });
}
