import assert from "node:assert/strict";
import type { StoreContext } from "./store-context.ts";

/** Settings, and how much there is. */
export function describeSettingsAndCounts({ describe, it }: StoreContext): void {
  describe("settings", () => {
    it("keeps named values, the last one of each", async ({ store }) => {
      assert.equal(await store.getSetting("analyser"), undefined);
      const settings = {
        analyser: "words:en:1",
        __proto_: "",
        "odd ' name %": '😀 "quoted"\n',
        long: "x".repeat(100_000),
      };
      for (const [name, value] of Object.entries(settings)) await store.setSetting(name, value);
      for (const [name, value] of Object.entries(settings))
        assert.equal(await store.getSetting(name), value);
      await store.setSetting("analyser", "words:de:1");
      assert.equal(await store.getSetting("analyser"), "words:de:1");
      assert.equal(await store.getSetting("Analyser"), undefined);
    });
  });

  describe("counts", () => {
    it("counts an empty store", async ({ store }) => {
      const nothing = {
        turns: 0,
        retractedTurns: 0,
        records: { active: 0, superseded: 0, retracted: 0 },
        events: 0,
        vectors: 0,
        pendingVectors: 0,
        pendingIndex: 0,
        extractions: { pending: 0, givenUp: 0 },
        scopes: 0,
      };
      assert.deepEqual(await store.counts(), nothing);
      assert.deepEqual(await store.counts({ userId: "ada" }), nothing);
    });

    it("counts by status, all together and in a scope", async ({ store, samples }) => {
      const turns = [
        samples.append(),
        samples.append(),
        samples.append({ scope: { userId: "bob", runId: "one" } }),
      ];
      const records = (["active", "active", "superseded", "retracted"] as const).map((status) =>
        samples.put({ status }),
      );
      const [hidden, seen] = turns.map(({ turn }) => turn.id) as [string, string];
      const events = records.map(({ record }) => samples.event({ kind: "memory", record }));
      await store.write({ turns, records, events, awaitVectors: true });
      await store.write({
        turnStatuses: [{ id: hidden, status: "retracted" }],
        vectors: [{ kind: "turn", id: seen, vector: Float32Array.of(1) }],
      });
      const ada = {
        turns: 1,
        retractedTurns: 1,
        records: { active: 2, superseded: 1, retracted: 1 },
        events: 4,
        vectors: 1,
        pendingVectors: 3,
        pendingIndex: 0,
        extractions: { pending: 0, givenUp: 0 },
        scopes: 1,
      };
      assert.deepEqual(await store.counts({ userId: "ada" }), ada);
      assert.deepEqual(await store.counts(), {
        ...ada,
        turns: 2,
        pendingVectors: 4,
        pendingIndex: 0,
        scopes: 2,
      });
      const bob = await store.counts({ runId: "one" });
      assert.deepEqual([bob.turns, bob.pendingVectors, bob.scopes, bob.events], [1, 1, 1, 0]);
    });
  });
}
