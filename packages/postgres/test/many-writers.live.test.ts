import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { lockKey, ownerName } from "../src/client/owner-lock.ts";
import { liveUrl, openEmptyStore, query, reopenStore } from "./support/live-server.ts";
import { emptyDocument, storedRecord, storedTurn } from "./support/stored-items.ts";

const schema = "holdfast_writers";

describe("many writers", () => {
  it("that change several owners at once never block each other for good", async () => {
    const stores = await openStores(4);
    const owners = ["a", "b", "c", "d", "e"].map((userId) => ({ userId }));
    const batches = Array.from({ length: 80 }, (_, number) => {
      const [first, second] = [owners[number % 5], owners[(number * 3 + 1) % 5]];
      return {
        turns: [first, second].map((scope, place) => ({
          turn: storedTurn({ id: `turn-${number}-${place}`, scope: scope ?? {} }),
          document: emptyDocument,
        })),
      };
    });
    await Promise.all(batches.map((batch, number) => stores[number % 4]?.write(batch)));
    expect((await stores[0]?.counts())?.turns).toBe(160);
  });

  it("that decide on the same records follow each other: one wins each round, none waits for ever", async () => {
    const stores = await openStores(4);
    const scope = { userId: "ada" };
    const rounds = Array.from({ length: 10 }, (_, round) => round);
    for (const round of rounds) {
      const revision = await stores[0]?.recordRevision(scope);
      const outcomes = await Promise.allSettled(
        stores.map((store, place) =>
          store.write({
            records: [
              {
                record: storedRecord({ id: `record-${round}-${place}`, scope }),
                expectedVersion: 0,
              },
            ],
            basedOn: { scope, revision: revision ?? -1 },
          }),
        ),
      );
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === "rejected") expect(outcome.reason.code).toBe("write_conflict");
      }
    }
  });

  it("let different owners be changed beside each other, and each owner in the order of the calls", async () => {
    const [store] = await openStores(1);
    const release = await holdOwner({ userId: "slow" });
    const slow = store?.write({
      turns: [{ turn: storedTurn({ id: "slow", scope: { userId: "slow" } }) }],
    });
    await store?.write({
      turns: [{ turn: storedTurn({ id: "quick", scope: { userId: "quick" } }) }],
    });
    expect(await store?.turnsById(["slow"])).toEqual([]);
    await release();
    await slow;
    expect(await store?.turnsById(["slow"])).toHaveLength(1);
  });

  it("are told when an owner is held for longer than a change waits", async () => {
    const [store] = await openStores(1, { lockTimeoutMs: 100 });
    const release = await holdOwner({ userId: "held" });
    const write = { turns: [{ turn: storedTurn({ id: "held", scope: { userId: "held" } }) }] };
    await expect(store?.write(write)).rejects.toMatchObject({ code: "store_locked" });
    await release();
    await store?.write(write);
  });

  it("and erasures of what they write leave whole turns or none", async () => {
    const stores = await openStores(3);
    const scope = { userId: "ada" };
    const log = (number: number) => ({
      operationId: `erase-${number}`,
      reason: "test",
      actor: "test",
      at: number,
      nextId: () => crypto.randomUUID(),
      scrub: false,
    });
    await Promise.all(
      Array.from({ length: 60 }, (_, number) =>
        number % 10 === 9
          ? stores[number % 3]?.erase({ scope }, log(number))
          : stores[number % 3]?.write({
              turns: [
                { turn: storedTurn({ id: `turn-${number}`, scope }), document: emptyDocument },
              ],
            }),
      ),
    );
    const { rows } = await query(
      `SELECT (SELECT count(*) FROM ${schema}.turn WHERE NOT EXISTS (SELECT 1 FROM ${schema}.scope WHERE key = turn.scope)) AS lost,
         (SELECT count(*) FROM ${schema}.lexical_block WHERE NOT EXISTS (SELECT 1 FROM ${schema}.partition WHERE key = partition)) AS blocks`,
    );
    expect(rows[0]).toEqual({ lost: "0", blocks: "0" });
  });
});

async function openStores(count: number, options: { lockTimeoutMs?: number } = {}) {
  const first = await openEmptyStore({ schema, ...options });
  const stores = [first];
  while (stores.length < count) stores.push(await reopenStore(first));
  onTestFinished(async () => {
    for (const store of stores) await store.close();
  });
  return stores;
}

// Holds the lock of an owner as another process that writes would.
async function holdOwner(owner: { userId: string }): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: liveUrl() });
  await client.connect();
  await client.query("BEGIN");
  const name = ownerName({ field: "userId", id: owner.userId });
  await client.query("SELECT pg_advisory_xact_lock($1::bigint)", [
    String(lockKey(`"${schema}"`, name)),
  ]);
  return async () => {
    await client.query("ROLLBACK");
    await client.end();
  };
}
