import assert from "node:assert/strict";
import type { PartitionView, Scope, Store } from "@holdfast/core";
import { createRandom } from "../random.ts";
import { readProjection } from "./read-projection.ts";
import type { Samples } from "./samples.ts";
import type { StoreContext } from "./store-context.ts";

/** Ids of which one is a prefix, a pattern, a spelling or a part of another. */
const trickyIds = [
  ..."u1 u10 u1:x u1% u1_ U1 %u a%b a_b a:b a/b a.b a\\b".split(" "),
  ..."o'brien o\"brien --comment ;drop [1] {1} null undefined 0 1".split(" "),
  "two words",
  "café",
  "cafe",
  "名前",
  "😀",
  "😀😀",
  "ß",
  "ss",
  "ı",
  "i",
  "__proto__",
  "constructor",
  "x".repeat(512),
  "x".repeat(511),
];

const fields = ["appId", "userId", "agentId", "runId"] as const;

/** Scopes: whole ids, each in its own field; what is not given does not constrain. */
export function describeScopes({ describe, it }: StoreContext): void {
  describe("scopes", () => {
    for (const field of fields) {
      it(`tells every ${field} from every other`, async ({ store, samples }) => {
        for (const id of trickyIds) await storeIn(store, samples, { [field]: id });
        for (const id of trickyIds) await checkSeen(store, { [field]: id }, [{ [field]: id }]);
      });
    }

    it("tells the same string in different fields apart", async ({ store, samples }) => {
      const scopes = fields.map((field) => ({ [field]: "same" }));
      for (const scope of scopes) await storeIn(store, samples, scope);
      for (const scope of scopes) await checkSeen(store, scope, [scope]);
    });

    it("gives a query all that carries its ids, and nothing that lacks one of them", async ({
      store,
      samples,
    }) => {
      const all: Scope[] = [
        { userId: "ada" },
        { userId: "ada", runId: "one" },
        { userId: "ada", runId: "two" },
        { userId: "ada", agentId: "helper", runId: "one" },
        { userId: "bob", agentId: "helper" },
        { userId: "bob", runId: "one" },
        { agentId: "helper" },
        { agentId: "helper", appId: "app" },
        { appId: "app", userId: "bob" },
        { runId: "one" },
      ];
      for (const scope of all) await storeIn(store, samples, scope);
      const queries: Scope[] = [
        ...all,
        { appId: "app" },
        { userId: "bob" },
        { agentId: "helper", runId: "one" },
        { userId: "ada", appId: "app" },
        { userId: "nobody" },
      ];
      for (const query of queries)
        await checkSeen(
          store,
          query,
          all.filter((scope) => contains(query, scope)),
        );
    });

    it("sees exactly the same as a comparison by hand, for random scopes", async ({
      store,
      samples,
    }) => {
      const random = createRandom(7);
      const scopes = new Map<string, Scope>();
      for (let count = 0; count < 40; count++) {
        const scope = randomScope(random.pick);
        scopes.set(keyOf(scope), scope);
      }
      for (const scope of scopes.values()) await storeIn(store, samples, scope);
      for (let count = 0; count < 40; count++) {
        const query = randomScope(random.pick);
        await checkSeen(
          store,
          query,
          [...scopes.values()].filter((scope) => contains(query, scope)),
        );
      }
    });
  });
}

async function storeIn(store: Store, samples: Samples, scope: Scope): Promise<void> {
  const put = samples.put({ scope });
  await store.write({
    turns: [samples.append({ scope })],
    records: [put],
    events: [samples.event({ kind: "memory", record: put.record })],
  });
}

// Asks every way in which a store gives anything away.
async function checkSeen(store: Store, query: Scope, expected: readonly Scope[]): Promise<void> {
  const wanted = expected.map(keyOf).sort();
  const check = (found: readonly { scope: Scope }[], way: string) =>
    assert.deepEqual(
      found.map(({ scope }) => keyOf(scope)).sort(),
      wanted,
      `${way} of ${JSON.stringify(query)}`,
    );
  const page = { scope: query, limit: 1_000, order: "ascending" } as const;
  await checkViews(store, query);
  check((await store.listTurns({ ...page, statuses: ["active"] })).items, "the turns");
  check((await store.listRecords({ ...page, statuses: ["active"] })).items, "the records");
  check(await store.eventsUntil(query, Number.MAX_SAFE_INTEGER), "the events");
  check(
    await store.turnsById([...(await readProjection(store, query, "turn")).keys()]),
    "the searchable turns",
  );
  check(
    await store.recordsById([...(await readProjection(store, query, "memory")).keys()]),
    "the searchable records",
  );
  const counts = await store.counts(query);
  assert.deepEqual(
    [counts.turns, counts.records.active, counts.events, counts.scopes],
    [wanted.length, wanted.length, wanted.length, wanted.length],
    `the counts of ${JSON.stringify(query)}`,
  );
}

function contains(query: Scope, stored: Scope): boolean {
  return fields.every((field) => query[field] === undefined || query[field] === stored[field]);
}

function keyOf(scope: Scope): string {
  return JSON.stringify(fields.map((field) => scope[field] ?? null));
}

function randomScope(pick: <T>(from: readonly T[]) => T): Scope {
  for (;;) {
    const scope: Scope = {};
    for (const field of fields) {
      const id = pick([undefined, undefined, "a", "b", "ab", "a:b"]);
      if (id !== undefined) scope[field] = id;
    }
    if (Object.keys(scope).length > 0) return scope;
  }
}

// Asked together with a narrower scope and one without anything, a query sees what it sees alone.
async function checkViews(store: Store, query: Scope): Promise<void> {
  if (store.partitionsOf === undefined) return;
  const alone = await store.partitions(query);
  const narrower = { ...query, runId: "one" };
  const together = await store.partitionsOf([query, narrower, { appId: "of nobody" }]);
  const keysOf = (views: readonly PartitionView[]) =>
    views.map(({ partition, scopeKeys }) => [partition, scopeKeys && [...scopeKeys].sort()]).sort();
  if (query.runId === undefined || query.runId === "one")
    assert.deepEqual(keysOf(together), keysOf(alone));
}
