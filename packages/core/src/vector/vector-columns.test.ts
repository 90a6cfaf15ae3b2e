import { describe, expect, it } from "vitest";
import { VectorColumns } from "./vector-columns.ts";

describe("VectorColumns", () => {
  it("gives the cosine of every row, for lengths that are no multiple of four too", async () => {
    for (const dimensions of [1, 2, 3, 4, 5, 7, 8, 9]) {
      const columns = new VectorColumns(dimensions);
      const ones = new Float32Array(dimensions).fill(1);
      columns.push(
        "same",
        1,
        ones.map((value) => value * 9),
      );
      columns.push(
        "opposite",
        1,
        ones.map((value) => -value),
      );
      columns.push("none", 1, new Float32Array(dimensions));
      const [same, opposite, none] = await columns.cosines(ones);
      expect(same).toBeCloseTo(1, 6);
      expect(opposite).toBeCloseTo(-1, 6);
      expect(none).toBe(0);
    }
  });

  it("keeps rows, ids and scopes together while it grows", async () => {
    const columns = new VectorColumns(3);
    for (let row = 0; row < 1_000; row++)
      columns.push(`id ${row}`, row % 7, Float32Array.of(row, 1, 0));
    expect(columns.size).toBe(1_000);
    const cosines = await columns.cosines(Float32Array.of(1, 0, 0));
    for (const row of [0, 63, 64, 65, 127, 128, 999]) {
      expect(columns.ids[row]).toBe(`id ${row}`);
      expect(columns.scopeKeys[row]).toBe(row % 7);
      expect(cosines[row]).toBeCloseTo(row / Math.hypot(row, 1), 6);
    }
    expect(columns.bytes).toBeGreaterThanOrEqual(1_000 * 3 * 4);
  });

  it("gives finite numbers for very long and very short vectors", async () => {
    const columns = new VectorColumns(2);
    columns.push("long", 1, Float32Array.of(3e38, 3e38));
    columns.push("short", 1, Float32Array.of(1e-44, 1e-44));
    for (const query of [
      Float32Array.of(1, 1),
      Float32Array.of(3e38, 3e38),
      Float32Array.of(1e-44, 1e-44),
    ]) {
      for (const cosine of await columns.cosines(query)) expect(cosine).toBeCloseTo(1, 6);
    }
    expect([...(await columns.cosines(new Float32Array(2)))]).toEqual([0, 0]);
  });
});
