import assert from "node:assert/strict";
import type { ItemKind, KnownVectors, Store, VectorRead } from "@holdfast/core";
import { assertSame } from "../assertions/assert-same.ts";
import type { Samples } from "./samples.ts";
import type { StoreContext } from "./store-context.ts";

const scope = { userId: "ada" };

/** Vectors: they come and go with their items, and readers can follow them. */
export function describeVectors({ describe, it, switches }: StoreContext): void {
  describe("vectors", () => {
    it("gives vectors back bit by bit, in the order they were put", async ({ store, samples }) => {
      const ids = await storeTurns(store, samples, 4);
      const odd = Float32Array.of(-0, 1e-45, 3.4028234e38, -1 / 3);
      const vectors = [odd, Float32Array.of(0, 0, 0, 0), Float32Array.of(1, 2, 3, 4), odd];
      await put(store, ids.slice(0, 2), vectors.slice(0, 2));
      await put(store, ids.slice(2), vectors.slice(2));
      const rows = (await readAll(store, "turn"))?.rows ?? [];
      assert.deepEqual(
        rows.map(({ id }) => id),
        ids,
      );
      for (const [index, { vector }] of rows.entries()) {
        assert.equal(vector instanceof Float32Array, true);
        assert.deepEqual(bitsOf(vector), bitsOf(vectors[index] as Float32Array));
      }
    });

    it("gives all of them also when they are asked for bit by bit", async ({ store, samples }) => {
      const ids = await storeTurns(store, samples, 9);
      await put(
        store,
        ids,
        ids.map((_, index) => Float32Array.of(index, 1)),
      );
      const [view] = await store.partitions(scope);
      const found: string[] = [];
      let known: KnownVectors | undefined;
      for (;;) {
        const read = await store.readVectors(view?.partition as number, "turn", known, 2);
        if (read === undefined) break;
        assert.equal(read.complete, known === undefined);
        found.push(...read.rows.map(({ id }) => id));
        known = { generation: read.generation, sequence: read.sequence };
      }
      assert.deepEqual(found, ids);
    });

    it("keeps one vector per item, the last that was put", async ({ store, samples }) => {
      const [id] = (await storeTurns(store, samples, 1)) as [string];
      for (const value of [1, 2, 3]) await put(store, [id], [Float32Array.of(value, 0)]);
      const rows = (await readAll(store, "turn"))?.rows ?? [];
      assert.deepEqual(
        rows.map(({ vector }) => [...vector]),
        [[3, 0]],
      );
      assert.equal((await store.counts(scope)).vectors, 1);
    });

    it("keeps turns and records, and partitions, apart", async ({ store, samples }) => {
      const [turn] = (await storeTurns(store, samples, 1)) as [string];
      const record = samples.put();
      const other = samples.append({ scope: { userId: "bob" } });
      await store.write({ turns: [other], records: [record] });
      await store.write({
        vectors: [
          { kind: "turn", id: turn, vector: Float32Array.of(1) },
          { kind: "memory", id: record.record.id, vector: Float32Array.of(2) },
          { kind: "turn", id: other.turn.id, vector: Float32Array.of(3) },
        ],
      });
      assert.deepEqual(
        (await readAll(store, "turn"))?.rows.map(({ id }) => id),
        [turn],
      );
      assert.deepEqual(
        (await readAll(store, "memory"))?.rows.map(({ id }) => id),
        [record.record.id],
      );
    });

    it("gives a reader what is new, and starts again when a vector was replaced or taken out", async ({
      store,
      samples,
    }) => {
      const ids = await storeTurns(store, samples, 6);
      const [a, b, c, d] = ids as [string, string, string, string];
      const reader = await VectorFollower.start(store);
      await put(store, [a, b, c], [Float32Array.of(1), Float32Array.of(2), Float32Array.of(3)]);
      assert.deepEqual(await reader.follow(), [a, b, c]);
      assert.equal(await reader.follow(), undefined);
      const complete = reader.completeReads;
      await put(store, [d], [Float32Array.of(4)]);
      assert.deepEqual(await reader.follow(), [a, b, c, d]);
      if (switches.readsIncrementally) assert.equal(reader.completeReads, complete);
      await put(store, [b], [Float32Array.of(5)]);
      assert.deepEqual(new Set(await reader.follow()), new Set([a, b, c, d]));
      assert.deepEqual([...(reader.rows.get(b) as Float32Array)], [5]);
      await store.write({ turnStatuses: [{ id: a, status: "retracted" }] });
      assert.deepEqual(new Set(await reader.follow()), new Set([b, c, d]));
      await store.erase({ turnIds: [c], recordIds: [] }, samples.eraseLog());
      assert.deepEqual(new Set(await reader.follow()), new Set([b, d]));
      await store.resetVectors({ await: false });
      assert.deepEqual(await reader.follow(), []);
      await put(store, [d], [Float32Array.of(6)]);
      assert.deepEqual(await reader.follow(), [d]);
    });

    it("drops a vector that comes too late: its item is gone, hidden, or was never searchable", async ({
      store,
      samples,
    }) => {
      const [hidden, erased] = (await storeTurns(store, samples, 2)) as [string, string];
      const { turn } = samples.append();
      await store.write({ turns: [{ turn }], turnStatuses: [{ id: hidden, status: "retracted" }] });
      await store.erase({ turnIds: [erased], recordIds: [] }, samples.eraseLog());
      const ids = [hidden, erased, turn.id, samples.nextId()];
      await put(
        store,
        ids,
        ids.map(() => Float32Array.of(1)),
      );
      assert.equal((await store.counts()).vectors, 0);
      assert.deepEqual((await readAll(store, "turn"))?.rows ?? [], []);
    });

    it("drops a record's vector when its text changes, and keeps it when only other fields do", async ({
      store,
      samples,
    }) => {
      const { record, document } = samples.put();
      await store.write({ records: [{ record, document, expectedVersion: 0 }] });
      await store.write({
        vectors: [{ kind: "memory", id: record.id, vector: Float32Array.of(1) }],
      });
      const change = (version: number, fields: object) =>
        store.write({
          records: [
            { record: { ...record, ...fields, version }, document, expectedVersion: version - 1 },
          ],
          awaitVectors: true,
        });
      await change(2, { importance: 1 });
      assert.deepEqual(
        (await readAll(store, "memory"))?.rows.map(({ id }) => id),
        [record.id],
      );
      assert.deepEqual(await store.pendingVectors(9), []);
      await change(3, { text: "something else" });
      assert.deepEqual((await readAll(store, "memory"))?.rows ?? [], []);
      assertSame(await store.pendingVectors(9), [
        { kind: "memory", id: record.id, text: "something else", attempts: 0 },
      ]);
    });
  });
}

/** Follows the vectors of the turns of the suite's scope. */
class VectorFollower {
  readonly rows = new Map<string, Float32Array>();
  completeReads = 0;
  private readonly store: Store;
  private readonly partition: number;
  private known: KnownVectors | undefined;

  static async start(store: Store): Promise<VectorFollower> {
    const [view] = await store.partitions(scope);
    return new VectorFollower(store, view?.partition as number);
  }

  private constructor(store: Store, partition: number) {
    this.store = store;
    this.partition = partition;
  }

  /** The ids it knows after reading what is new; undefined when there was nothing. */
  async follow(): Promise<string[] | undefined> {
    const read = await this.store.readVectors(this.partition, "turn", this.known);
    if (read === undefined) return undefined;
    if (read.complete) {
      this.rows.clear();
      this.completeReads++;
    }
    for (const { id, vector } of read.rows) this.rows.set(id, vector);
    this.known = { generation: read.generation, sequence: read.sequence };
    return [...this.rows.keys()];
  }
}

async function storeTurns(store: Store, samples: Samples, count: number): Promise<string[]> {
  const turns = Array.from({ length: count }, () => samples.append());
  await store.write({ turns });
  return turns.map(({ turn }) => turn.id);
}

function put(
  store: Store,
  ids: readonly string[],
  vectors: readonly Float32Array[],
): Promise<void> {
  return store.write({
    vectors: ids.map((id, index) => ({ kind: "turn", id, vector: vectors[index] as Float32Array })),
  });
}

async function readAll(store: Store, kind: ItemKind): Promise<VectorRead | undefined> {
  const [view] = await store.partitions(scope);
  return store.readVectors(view?.partition as number, kind);
}

function bitsOf(vector: Float32Array): number[] {
  return [...new Uint32Array(Float32Array.from(vector).buffer)];
}
