import assert from "node:assert/strict";
import type { Scope, VectorItem } from "@holdfast/core";
import type { VectorContext } from "./vector-context.ts";

const scopes: Scope[] = [
  { userId: "u1" },
  { userId: "u10" },
  { userId: "u1", runId: "one" },
  { userId: "u1", runId: "two", agentId: "helper" },
  { userId: "u2", agentId: "helper" },
  { userId: "u2", agentId: "helpers" },
  { agentId: "helper" },
  { appId: "u1" },
  { userId: "u%", runId: "o'ne" },
];

const queries: Scope[] = [
  ...scopes,
  { userId: "u2" },
  { runId: "one" },
  { runId: "o'ne" },
  { agentId: "helper", userId: "u1" },
  { userId: "u" },
];

/** Scopes and kinds: exact, and no reason to miss anything. */
export function describeIndexScopes({ describe, it }: VectorContext): void {
  describe("scopes and kinds", () => {
    it("finds the nearest of every scope, and nothing of another", async ({
      samples,
      put,
      checkQuery,
    }) => {
      const among = samples.items(900, scopes);
      await put(among);
      for (const scope of queries) {
        for (let count = 0; count < 4; count++)
          await checkQuery({ vector: samples.vector(), scope, among });
      }
    });

    it("finds the few items of a small scope among many nearer ones of others", async ({
      samples,
      put,
      checkQuery,
    }) => {
      const vector = samples.vector();
      const others = samples.items(400, [{ userId: "u10" }, { userId: "u1", runId: "two" }]);
      for (const item of others) item.vector = vector.map((value) => value + 0.001);
      const mine = samples.items(3, [{ userId: "u1", runId: "one" }]);
      const among = [...others, ...mine];
      await put(among);
      const hits = await checkQuery({ vector, scope: { userId: "u1", runId: "one" }, among });
      assert.equal(hits.length, 3);
    });

    it("keeps turns and records apart", async ({ samples, put, checkQuery }) => {
      const among = [...samples.items(40, scopes, "turn"), ...samples.items(40, scopes, "memory")];
      await put(among);
      for (const kind of ["turn", "memory"] as const) {
        await checkQuery({
          vector: samples.vector(),
          scope: { userId: "u1" },
          among,
          kind,
          limit: 100,
        });
      }
    });

    it("counts the items of a scope", async ({ index, samples, put }) => {
      const among: VectorItem[] = [
        ...samples.items(50, scopes, "turn"),
        ...samples.items(20, scopes, "memory"),
      ];
      await put(among);
      for (const scope of queries) {
        const fields = Object.keys(scope) as (keyof Scope)[];
        const wanted = among.filter((item) =>
          fields.every((field) => item.scope[field] === scope[field]),
        );
        assert.equal(await index.count(scope), wanted.length, JSON.stringify(scope));
      }
    });
  });
}
