import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createMemory } from "@holdfast/core";
import { createRandom } from "@holdfast/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { toMastraVector } from "./to-mastra-vector.ts";

const indexName = "docs";

describe("toMastraVector", () => {
  it("makes, lists, describes and drops indexes", async () => {
    const vector = await open();
    await vector.createIndex({ indexName, dimension: 2 });
    await vector.createIndex({ indexName: "other", dimension: 3, metric: "euclidean" });
    await vector.createIndex({ indexName, dimension: 2 });
    await expect(vector.createIndex({ indexName, dimension: 3 })).rejects.toThrow(
      /length 2, not 3/u,
    );
    expect(await vector.listIndexes()).toEqual([indexName, "other"]);
    await vector.upsert({ indexName, vectors: [[1, 0]] });
    expect(await vector.describeIndex({ indexName })).toEqual({
      dimension: 2,
      count: 1,
      metric: "cosine",
    });
    await vector.deleteIndex({ indexName });
    expect(await vector.listIndexes()).toEqual(["other"]);
    await expect(vector.query({ indexName, queryVector: [1, 0] })).rejects.toThrow(
      /no index docs/u,
    );
  });

  it("finds exactly the nearest, under any filter", async () => {
    const vector = await open();
    const random = createRandom(7);
    const sample = () => Array.from({ length: 8 }, () => random.next() - 0.5);
    const rows = Array.from({ length: 500 }, (_, index) => ({
      id: `row-${index}`,
      vector: sample(),
      metadata: { tenant: `t${index % 50}` },
    }));
    await vector.createIndex({ indexName, dimension: 8 });
    await vector.upsert({
      indexName,
      ids: rows.map(({ id }) => id),
      vectors: rows.map((row) => row.vector),
      metadata: rows.map(({ metadata }) => metadata),
    });
    for (const filter of [undefined, { tenant: "t7" }, { tenant: { $in: ["t1", "t2"] } }]) {
      const tenants = filter === undefined ? undefined : [filter.tenant].flatMap(tenantsOf);
      const queryVector = sample();
      const expected = rows
        .filter(({ metadata }) => tenants?.includes(metadata.tenant) ?? true)
        .map((row) => ({ id: row.id, score: cosine(row.vector, queryVector) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, 7);
      const found = await vector.query({ indexName, queryVector, topK: 7, filter });
      expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      found.forEach(({ score }, place) => {
        expect(score).toBeCloseTo(expected[place]?.score ?? 2, 5);
      });
    }
  });

  it.each([
    ["cosine", 1, 0],
    ["dotproduct", 8, 0],
    ["euclidean", 1 / (1 + 2), 1 / (1 + Math.sqrt(20))],
  ] as const)("scores by %s", async (metric, same, across) => {
    const vector = await open();
    await vector.createIndex({ indexName, dimension: 2, metric });
    await vector.upsert({
      indexName,
      ids: ["same", "across"],
      vectors: [
        [4, 0],
        [0, 4],
      ],
    });
    const [first, second] = await vector.query({ indexName, queryVector: [2, 0] });
    expect(first?.id).toBe("same");
    expect(first?.score).toBeCloseTo(same, 6);
    expect(second?.score).toBeCloseTo(across, 6);
  });

  it("replaces, updates and deletes by id and by filter", async () => {
    const vector = await open();
    await vector.createIndex({ indexName, dimension: 2 });
    await vector.upsert({
      indexName,
      ids: ["a", "b", "c"],
      vectors: [
        [1, 0],
        [0, 1],
        [1, 1],
      ],
      metadata: [{ doc: 1 }, { doc: 1 }, { doc: 2 }],
    });
    await vector.upsert({ indexName, ids: ["a"], vectors: [[0, 2]], metadata: [{ doc: 3 }] });
    await vector.updateVector({ indexName, id: "b", update: { metadata: { doc: 4 } } });
    await vector.updateVector({ indexName, filter: { doc: 2 }, update: { vector: [5, 0] } });
    expect(await contents(vector)).toEqual([
      ["a", { doc: 3 }, [0, 2]],
      ["b", { doc: 4 }, [0, 1]],
      ["c", { doc: 2 }, [5, 0]],
    ]);
    await vector.deleteVector({ indexName, id: "a" });
    await vector.deleteVector({ indexName, id: "unknown" });
    await vector.deleteVectors({ indexName, filter: { doc: 2 } });
    expect((await contents(vector)).map(([id]) => id)).toEqual(["b"]);
    const replaced = await vector.upsert({
      indexName,
      vectors: [[1, 0]],
      metadata: [{ doc: 4 }],
      deleteFilter: { doc: 4 },
    });
    expect((await contents(vector)).map(([id]) => id)).toEqual(replaced);
  });

  it("answers a query of metadata alone", async () => {
    const vector = await open();
    await vector.createIndex({ indexName, dimension: 2 });
    await vector.upsert({ indexName, ids: ["a"], vectors: [[1, 0]], metadata: [{ doc: 1 }] });
    expect(await vector.query({ indexName, filter: { doc: 1 } })).toEqual([
      { id: "a", score: 0, metadata: { doc: 1 } },
    ]);
  });

  it("refuses what makes no sense, before anything is written", async () => {
    const vector = await open();
    await vector.createIndex({ indexName, dimension: 2 });
    await vector.upsert({ indexName, ids: ["a"], vectors: [[1, 0]] });
    const calls = [
      () =>
        vector.upsert({
          indexName,
          vectors: [
            [1, 0],
            [1, 2, 3],
          ],
        }),
      () => vector.upsert({ indexName, vectors: [[Number.NaN, 0]] }),
      () => vector.upsert({ indexName, vectors: [[1, 0]], ids: ["a", "b"] }),
      () => vector.query({ indexName, queryVector: [1] }),
      () => vector.query({ indexName, queryVector: [1, 0], topK: 0 }),
      () => vector.query({ indexName }),
      () => vector.query({ indexName, queryVector: [1, 0], filter: { a: { $near: 1 } } as never }),
      () => vector.updateVector({ indexName, id: "a", update: {} }),
      () => vector.deleteVectors({ indexName }),
      () => vector.deleteVectors({ indexName, filter: {} }),
      () => vector.deleteVectors({ indexName, ids: ["a"], filter: { a: 1 } }),
      () => vector.createIndex({ indexName: "x", dimension: 0 }),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ name: "HoldfastError" });
    expect((await vector.describeIndex({ indexName })).count).toBe(1);
  });

  it("stands beside the file of a memory, is there after a restart, and sees other writers", async () => {
    const folder = temporary();
    const memory = await createMemory({ path: path.join(folder, "memory.db") });
    onTestFinished(() => memory.close());
    const one = await open(memory);
    const other = await open(memory);
    await one.createIndex({ indexName, dimension: 2 });
    await one.upsert({ indexName, ids: ["a"], vectors: [[1, 0]] });
    expect((await other.query({ indexName, queryVector: [1, 0] })).map(({ id }) => id)).toEqual([
      "a",
    ]);
    await other.upsert({ indexName, ids: ["b"], vectors: [[1, 0]] });
    expect((await one.describeIndex({ indexName })).count).toBe(2);
    await one.close();
    expect(existsSync(path.join(folder, "memory.vectors.db"))).toBe(true);
    expect((await one.describeIndex({ indexName })).count).toBe(2);
  });

  it("overwrites what is deleted", async () => {
    const file = path.join(temporary(), "vectors.db");
    const vector = await open({ path: file });
    await vector.createIndex({ indexName, dimension: 2 });
    const metadata = [{ text: "a very secret sentence" }];
    await vector.upsert({ indexName, ids: ["a"], vectors: [[1, 0]], metadata });
    await vector.deleteVector({ indexName, id: "a" });
    await vector.close();
    expect(readFileSync(file).includes("very secret")).toBe(false);
  });

  it("leaves files of others alone", async () => {
    const file = path.join(temporary(), "notes.txt");
    writeFileSync(file, "not a database, but long enough to be looked at as one ".repeat(40));
    await expect((await open({ path: file })).listIndexes()).rejects.toThrow(/cannot be opened/u);
    const memory = await createMemory({ path: path.join(path.dirname(file), "memory.db") });
    onTestFinished(() => memory.close());
    const { location } = await memory.stats();
    await expect((await open({ path: location })).listIndexes()).rejects.toThrow(/something else/u);
  });
});

async function open(place: Parameters<typeof toMastraVector>[0] = { path: ":memory:" }) {
  const vector = toMastraVector(place);
  onTestFinished(() => vector.close());
  return vector;
}

function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-mastra-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function contents(vector: Awaited<ReturnType<typeof open>>) {
  const found = await vector.query({
    ...{ indexName, topK: 100, includeVector: true },
    filter: { doc: { $exists: true } },
  });
  return found.map(({ id, metadata, vector: values }) => [id, metadata, values]);
}

function tenantsOf(tenant: string | { $in: string[] }): string[] {
  return typeof tenant === "string" ? [tenant] : tenant.$in;
}

function cosine(one: number[], other: number[]): number {
  const product = one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
  return product / Math.hypot(...one) / Math.hypot(...other);
}
