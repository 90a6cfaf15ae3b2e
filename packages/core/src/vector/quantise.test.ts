import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundOf, quantiseQuery, quantiseRow } from "./quantise.ts";

// numbers of very different sizes, zeros and repetitions among them
const vectors = fc.integer({ min: 1, max: 40 }).chain((dimensions) => {
  const number = fc.oneof(
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.constantFrom(0, 1, -1, 1e-20, -1e-20, 0.5),
  );
  const vector = fc.array(number, { minLength: dimensions, maxLength: dimensions });
  return fc.tuple(vector, vector);
});

describe("codes", () => {
  it("are never farther from the cosine than their bound", () => {
    fc.assert(
      fc.property(vectors, ([first, second]) => {
        const row = Float32Array.from(unitOf(first));
        const query = Float64Array.from(unitOf(second));
        const stride = 48;
        const codes = new Int8Array(stride);
        const [scale, error] = quantiseRow(row, 0, row.length, codes, 0);
        const quantised = quantiseQuery(query, stride);
        const { perError, least } = boundOf(quantised);
        const product = scale * quantised.scale * dot(codes, quantised.codes);
        const difference = Math.abs(product - dot(row, query));
        expect(difference).toBeLessThanOrEqual(error * perError + least);
      }),
      { numRuns: 2_000 },
    );
  });

  it("leave out no more than half a step of each number", () => {
    const row = Float32Array.from(unitOf(Array.from({ length: 384 }, (_, at) => Math.sin(at))));
    const codes = new Int8Array(384);
    const [scale, error] = quantiseRow(row, 0, 384, codes, 0);
    expect(Math.max(...codes)).toBe(127);
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan((scale / 2) * Math.sqrt(384));
  });

  it("of a query are so small that no sum leaves 32 bits", () => {
    for (const dimensions of [1, 16, 384, 1_536, 8_192]) {
      const { codes } = quantiseQuery(
        new Float64Array(dimensions).fill(dimensions ** -0.5),
        dimensions,
      );
      const sum = codes.reduce((total, code) => total + Math.abs(code) * 127, 0);
      expect(sum).toBeLessThan(2 ** 31);
      expect(codes[0]).toBeGreaterThanOrEqual(Math.min(32_767, 2_000));
    }
  });

  it("are zero for what has no direction", () => {
    expect(quantiseRow(new Float32Array(3), 0, 3, new Int8Array(16), 0)).toEqual([0, 0]);
    expect(quantiseQuery(new Float64Array(3), 16)).toMatchObject({ scale: 0, error: 0 });
  });
});

function unitOf(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < Math.min(a.length, b.length); index++)
    sum += (a[index] as number) * (b[index] as number);
  return sum;
}
