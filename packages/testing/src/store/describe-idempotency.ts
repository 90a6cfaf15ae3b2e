import assert from "node:assert/strict";
import { assertCode } from "../assertions/assert-code.ts";
import { assertSame } from "../assertions/assert-same.ts";
import type { StoreContext } from "./store-context.ts";

/** Idempotency keys: at most one turn per key and scope. */
export function describeIdempotency({ describe, it }: StoreContext): void {
  describe("idempotency keys", () => {
    it("refuses the same key twice in one scope, also within one batch", async ({
      store,
      samples,
    }) => {
      const first = samples.turn({ idempotencyKey: "k#0" });
      await store.write({ turns: [{ turn: first }] });
      const again = samples.turn({ idempotencyKey: "k#0" });
      await assertCode(() => store.write({ turns: [{ turn: again }] }), "write_conflict");
      const twice = [samples.turn({ idempotencyKey: "m" }), samples.turn({ idempotencyKey: "m" })];
      await assertCode(
        () => store.write({ turns: twice.map((turn) => ({ turn })) }),
        "write_conflict",
      );
      assertSame(await store.turnsByIdempotencyKey({ userId: "ada" }, ["k#0", "m"]), [first]);
      assert.equal((await store.counts()).turns, 1);
    });

    it("takes the same key in every other scope", async ({ store, samples }) => {
      const scopes = [
        { userId: "ada" },
        { userId: "bob" },
        { agentId: "ada" },
        { userId: "ada", runId: "one" },
        { userId: "ada", runId: "two" },
        { userId: "ada", appId: "app" },
      ];
      const turns = scopes.map((scope) => samples.turn({ scope, idempotencyKey: "same" }));
      await store.write({ turns: turns.map((turn) => ({ turn })) });
      for (const [index, scope] of scopes.entries()) {
        // exactly this scope: not those that it contains
        assertSame(await store.turnsByIdempotencyKey(scope, ["same"]), [turns[index]]);
      }
    });

    it("finds those that exist among many, compared as whole strings", async ({
      store,
      samples,
    }) => {
      const keys = ["a", "a%", "a_", "A", "a'b", 'a"b', "ключ", "🗝", "__proto__", "a#10"];
      const turns = keys.map((idempotencyKey) => samples.turn({ idempotencyKey }));
      await store.write({ turns: turns.map((turn) => ({ turn })) });
      const scope = { userId: "ada" };
      for (const turn of turns) {
        assertSame(await store.turnsByIdempotencyKey(scope, [turn.idempotencyKey as string]), [
          turn,
        ]);
      }
      assert.equal(
        (await store.turnsByIdempotencyKey(scope, [...keys, "none", "a#1"])).length,
        keys.length,
      );
      assert.deepEqual(await store.turnsByIdempotencyKey(scope, []), []);
      assert.deepEqual(await store.turnsByIdempotencyKey({ userId: "nobody" }, keys), []);
    });

    it("does not compare turns without a key", async ({ store, samples }) => {
      await store.write({ turns: [{ turn: samples.turn() }, { turn: samples.turn() }] });
      assert.equal((await store.counts()).turns, 2);
    });

    it("lets exactly one of several calls at once have a key", async ({ store, samples }) => {
      const attempts = Array.from({ length: 8 }, () => samples.turn({ idempotencyKey: "once" }));
      const outcomes = await Promise.allSettled(
        attempts.map((turn) => store.write({ turns: [{ turn }] })),
      );
      assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
      assert.equal((await store.turnsByIdempotencyKey({ userId: "ada" }, ["once"])).length, 1);
    });
  });
}
