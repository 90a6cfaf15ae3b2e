import assert from "node:assert/strict";
import { assertSame } from "../assertions/assert-same.ts";
import type { StoreContext } from "./store-context.ts";

/** Turn keys: the caller's name for an exchange of several turns. */
export function describeTurnKeys({ describe, it }: StoreContext): void {
  describe("turn keys", () => {
    it("finds all turns of a key in exactly this scope, in the order of recording", async ({
      store,
      samples,
    }) => {
      const scope = { userId: "ada", runId: "one" };
      const turns = [
        samples.turn({ scope, turnKey: "k", at: 2_000 }),
        samples.turn({ scope, turnKey: "k", at: 1_000 }),
        samples.turn({ scope, turnKey: "k1" }),
        samples.turn({ scope }),
        samples.turn({ scope: { userId: "ada" }, turnKey: "k" }),
        samples.turn({ scope: { userId: "bob", runId: "one" }, turnKey: "k" }),
      ];
      await store.write({ turns: turns.map((turn) => ({ turn })) });
      assertSame(await store.turnsByTurnKey(scope, "k"), turns.slice(0, 2));
      assertSame(await store.turnsByTurnKey({ userId: "ada" }, "k"), [turns[4]]);
      assert.deepEqual(await store.turnsByTurnKey(scope, "K"), []);
      assert.deepEqual(await store.turnsByTurnKey(scope, "k%"), []);
      assert.deepEqual(await store.turnsByTurnKey({ runId: "one" }, "k"), []);
    });

    it("finds hidden ones too, and none that were erased", async ({ store, samples }) => {
      const turns = [samples.turn({ turnKey: "k" }), samples.turn({ turnKey: "k" })];
      const [hidden, erased] = turns.map(({ id }) => id) as [string, string];
      await store.write({ turns: turns.map((turn) => ({ turn })) });
      await store.write({ turnStatuses: [{ id: hidden, status: "retracted" }] });
      await store.erase({ turnIds: [erased], recordIds: [] }, samples.eraseLog());
      const found = await store.turnsByTurnKey({ userId: "ada" }, "k");
      assert.deepEqual(
        found.map(({ id, status }) => [id, status]),
        [[hidden, "retracted"]],
      );
    });
  });
}
