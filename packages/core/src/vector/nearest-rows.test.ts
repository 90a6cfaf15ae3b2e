import { createRandom, type Random } from "@holdfast/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeKernel } from "./kernel/code-kernel.ts";
import { NearestRows, type VectorPart } from "./nearest-rows.ts";
import { VectorColumns } from "./vector-columns.ts";

const kernels = [
  ["with codes", codeKernel],
  ["without", () => undefined],
] as const;

describe.each(kernels)("NearestRows, %s", (_, kernel) => {
  it("finds exactly what a comparison with every vector finds", async () => {
    const cases = fc.record({
      seed: fc.nat(),
      rows: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 3 }),
      dimensions: fc.constantFrom(1, 3, 16, 22, 64),
      limit: fc.constantFrom(1, 2, 10, 60, 1_000),
      scopes: fc.option(fc.subarray([0, 1, 2]), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ seed, rows, dimensions, limit, scopes }) => {
        const random = createRandom(seed);
        const parts = rows.map((count, part) => ({
          part: partOf(randomVectors(random, count, dimensions), `${part}`, scopes, kernel),
        }));
        const query = randomVector(random, dimensions);
        const found = await nearest(
          parts.map(({ part }) => part),
          query,
          limit,
        );
        const expected = compareAll(
          parts.map(({ part }) => part),
          query,
        ).slice(0, limit);
        expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        for (const [index, { cosine }] of found.entries())
          expect(cosine).toBeCloseTo(expected[index]?.cosine as number, 12);
      }),
      { numRuns: 60 },
    );
  });

  it("gives finite cosines for very long and very short vectors", async () => {
    const vectors = [3e38, 1, 1e-44].map((value) => new Float32Array(40).fill(value));
    const part = partOf(vectors, "", undefined, kernel);
    for (const query of vectors) {
      for (const { cosine } of await nearest([part], query, 3)) expect(cosine).toBeCloseTo(1, 6);
    }
    const nowhere = await nearest([part], new Float32Array(40), 3);
    expect(nowhere.map(({ cosine }) => cosine)).toEqual([0, 0, 0]);
  });

  it("puts the later one of equals first, and those of the earlier part before the others", async () => {
    const vectors = Array.from({ length: 600 }, () => Float32Array.of(1, 2, 3));
    const parts = ["a", "b"].map((name) => partOf(vectors, name, undefined, kernel));
    const found = await nearest(parts, Float32Array.of(1, 2, 3), 602);
    expect(found.slice(0, 2).map(({ id }) => id)).toEqual(["a599", "a598"]);
    expect(found[0]?.place).toEqual({ partition: 7, key: 599 });
    expect(found.slice(599).map(({ id }) => id)).toEqual(["a0", "b599", "b598"]);
  });

  it("lets other work run while it compares many", async () => {
    const random = createRandom(3);
    const vectors = randomVectors(random, 400, 512);
    // in one search, so that also a quick machine needs longer for it than one may hold up others
    const parts = new Array(300).fill(partOf(vectors, "", undefined, kernel));
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    await nearest(parts, vectors[0] as Float32Array, 1_000);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });

  it("stops when its signal fires", async () => {
    const part = partOf([Float32Array.of(1, 0)], "", undefined, kernel);
    const search = new NearestRows(Float32Array.of(1, 0), 1, {
      signal: AbortSignal.abort(new Error("late")),
    });
    await expect(search.add(part)).rejects.toThrow("late");
  });
});

async function nearest(parts: readonly VectorPart[], query: Float32Array, limit: number) {
  const search = new NearestRows(query, limit);
  for (const part of parts) await search.add(part);
  return search.finish();
}

interface SamplePart extends VectorPart {
  vectors: readonly Float32Array[];
}

function partOf(
  vectors: readonly Float32Array[],
  name: string,
  scopes: readonly number[] | undefined,
  kernel: typeof codeKernel,
): SamplePart {
  const columns = new VectorColumns(vectors[0]?.length ?? 1, kernel);
  for (const [row, vector] of vectors.entries())
    columns.push({ id: `${name}${row}`, key: row, scopeKey: row % 3, vector });
  return { partition: 7, columns, scopeKeys: scopes && new Set(scopes), vectors };
}

// By another way than the columns': from the vectors as they were given.
function compareAll(parts: readonly SamplePart[], query: Float32Array) {
  const all = parts.flatMap(({ columns, scopeKeys, vectors }, part) =>
    vectors.flatMap((vector, row) =>
      scopeKeys?.has(row % 3) === false
        ? []
        : [{ id: columns.ids[row] as string, part, row, cosine: cosineOf(vector, query) }],
    ),
  );
  return all.sort((a, b) => b.cosine - a.cosine || a.part - b.part || b.row - a.row);
}

// Rounds the vectors of length 1 to 32 bits, as they are kept, and adds up in the same order, so that equal ones stay equal.
function cosineOf(vector: Float32Array, query: Float32Array): number {
  const row = Float32Array.from(unitOf(vector));
  const unit = unitOf(query);
  const sums = [0, 0, 0, 0];
  const even = row.length - (row.length % 4);
  for (const [index, value] of row.entries()) {
    const sum = index < even ? index % 4 : 0;
    sums[sum] = (sums[sum] as number) + value * (unit[index] as number);
  }
  return sums.reduce((total, sum) => total + sum);
}

function unitOf(vector: Float32Array): number[] {
  let sum = 0;
  for (const value of vector) sum += value ** 2;
  return [...vector].map((value) => value / (Math.sqrt(sum) || 1));
}

// Near each other, many of them equal, some of them zero, very long or very short.
function randomVectors(random: Random, count: number, dimensions: number): Float32Array[] {
  const vectors: Float32Array[] = [];
  for (let index = 0; index < count; index++) {
    const kind = random.whole(10);
    const size = kind === 0 ? 1e-42 : kind === 1 ? 1e37 : 1;
    if (kind === 2) vectors.push(new Float32Array(dimensions));
    else if (kind < 5 && index > 0) vectors.push(random.pick(vectors));
    else vectors.push(randomVector(random, dimensions).map((value) => value * size));
  }
  return vectors;
}

function randomVector(random: Random, dimensions: number): Float32Array {
  return Float32Array.from({ length: dimensions }, () => random.next() - 0.3);
}
