import { countingIdentifiers, describeVectorIndex } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { storedRecord, storedTurn } from "../../test/support/stored-items.ts";
import { ProjectionCache } from "../store/projection-cache.ts";
import { SqliteStore } from "../store/sqlite/sqlite-store.ts";
import type { ItemKind } from "../store/store.ts";
import { ExactVectorIndex } from "./exact-vector-index.ts";
import type { VectorItem } from "./vector-index.ts";

const document = { codes: new Uint32Array(), minutes: 0, speaker: 0, flags: 0 };

for (const [name, cacheBytes] of [
  ["with room for everything", 10_000_000],
  ["with a cache of one byte", 1],
] as const) {
  describeVectorIndex(
    { describe, it },
    { name: `ExactVectorIndex ${name}`, open: (dimensions) => openIndex(dimensions, cacheBytes) },
  );
}

describe("ExactVectorIndex", () => {
  it("drops the vectors of items that the store does not know", async () => {
    const { index, close } = openIndex(2);
    const vector = Float32Array.of(1, 0);
    await index.upsert([{ kind: "turn", id: "unknown", scope: { userId: "ada" }, vector }]);
    expect(await index.query(vector, { scope: { userId: "ada" }, kind: "turn", limit: 1 })).toEqual(
      [],
    );
    await close();
  });

  it("lets other work run between partitions", async () => {
    const { index, seed, close } = openIndex(2);
    const vector = Float32Array.of(1, 0);
    const nextId = countingIdentifiers();
    const items = Array.from(
      { length: 400 },
      (_, user): VectorItem => ({
        kind: "turn",
        id: nextId(),
        scope: { userId: `user ${user}`, agentId: "helper" },
        vector,
      }),
    );
    await seed(items);
    await index.upsert(items);
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const query = { scope: { agentId: "helper" }, kind: "turn", limit: 500 } as const;
    for (let count = 0; count < 3; count++)
      expect(await index.query(vector, query)).toHaveLength(400);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
    await close();
  });

  it("reads a long partition bit by bit, lets other work run, and misses nothing of it", async () => {
    const { index, store, seed, close } = openIndex(4);
    const nextId = countingIdentifiers();
    const scope = { userId: "ada" };
    const items = Array.from({ length: 3_000 }, (_, row): VectorItem => {
      return { kind: "turn", id: nextId(), scope, vector: Float32Array.of(1, row, 0, 0) };
    });
    await seed(items);
    await index.upsert(items);
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const query = { scope, kind: "turn", limit: 5_000 } as const;
    const asked = [index.query(Float32Array.of(1, 0, 0, 0), query)];
    await store.write({ turnStatuses: [{ id: items[2_000]?.id as string, status: "retracted" }] });
    asked.push(index.query(Float32Array.of(1, 0, 0, 0), query));
    const [, last] = await Promise.all(asked);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
    expect(last?.map(({ id }) => id)).toEqual(items.map(({ id }) => id).toSpliced(2_000, 1));
    await close();
  });

  it("reads a partition to its end though something is deleted all the time", async () => {
    const { store, seed, close } = openIndex(4);
    const nextId = countingIdentifiers();
    const scope = { userId: "ada" };
    const vector = Float32Array.of(1, 0, 0, 0);
    const items = Array.from({ length: 1_500 }, (): VectorItem => {
      return { kind: "turn", id: nextId(), scope, vector };
    });
    await seed(items);
    await store.write({ vectors: items });
    let deleted = 0;
    const restless: SqliteStore = Object.create(store, {
      readVectors: {
        async value(...asked: Parameters<SqliteStore["readVectors"]>) {
          const read = await store.readVectors(...asked);
          const { id } = items[deleted++] as VectorItem;
          await store.write({ turnStatuses: [{ id, status: "retracted" }] });
          return read;
        },
      },
    });
    const index = new ExactVectorIndex(restless, new ProjectionCache(10_000_000), 4);
    const hits = await index.query(vector, { scope, kind: "turn", limit: 2_000 });
    expect(deleted).toBeLessThan(20);
    expect(hits.length).toBeGreaterThanOrEqual(items.length - deleted);
    await close();
  });

  it("keeps no more in memory than its cache may hold", async () => {
    const cache = new ProjectionCache(40_000);
    const { index, seed, close } = openIndex(16, cache);
    const nextId = countingIdentifiers();
    for (let user = 0; user < 30; user++) {
      const scope = { userId: `user ${user}` };
      const items = Array.from({ length: 10 }, (): VectorItem => {
        return { kind: "turn", id: nextId(), scope, vector: new Float32Array(16).fill(user + 1) };
      });
      await seed(items);
      await index.upsert(items);
      const hits = await index.query(new Float32Array(16).fill(1), {
        scope,
        kind: "turn",
        limit: 20,
      });
      expect(hits).toHaveLength(10);
      expect(cache.bytes).toBeLessThanOrEqual(40_000);
    }
    await close();
  });
});

function openIndex(dimensions: number, cache: number | ProjectionCache = 10_000_000) {
  const store = SqliteStore.open({ path: ":memory:" });
  return {
    store,
    index: new ExactVectorIndex(
      store,
      typeof cache === "number" ? new ProjectionCache(cache) : cache,
      dimensions,
    ),
    async seed(items: readonly VectorItem[]) {
      await store.write({
        turns: items
          .filter(({ kind }) => kind === "turn")
          .map(({ id, scope }) => ({ turn: storedTurn({ id, scope }), document })),
        records: items
          .filter(({ kind }) => kind === "memory")
          .map(({ id, scope }) => ({
            record: storedRecord({ id, scope }),
            document,
            expectedVersion: 0,
          })),
      });
    },
    async forget(items: readonly { kind: ItemKind; id: string }[]) {
      const ids = await store.turnsById(items.map(({ id }) => id));
      await store.write({ turnStatuses: ids.map(({ id }) => ({ id, status: "retracted" })) });
    },
    close: () => store.close(),
  };
}
