import { describe, expect, it } from "vitest";
import { VectorColumns } from "./vector-columns.ts";

describe("VectorColumns", () => {
  it("keeps rows, ids and scopes together while it grows", () => {
    const columns = new VectorColumns(3);
    for (let row = 0; row < 2_000; row++) {
      const vector = Float32Array.of(row, 1, 0);
      columns.push({ id: `id ${row}`, scopeKey: row % 7, vector });
    }
    expect(columns.size).toBe(2_000);
    for (const row of [0, 7, 8, 63, 511, 512, 513, 1_999]) {
      expect(columns.ids[row]).toBe(`id ${row}`);
      expect(columns.scopeKeys[row]).toBe(row % 7);
      const chunk = columns.chunks[Math.floor(row / 512)];
      expect(chunk?.values[(row % 512) * 3]).toBeCloseTo(row / Math.hypot(row, 1), 6);
    }
  });

  it("tells how much memory it holds", () => {
    const columns = new VectorColumns(384);
    expect(columns.bytes).toBe(0);
    const vector = new Float32Array(384).fill(1);
    for (let row = 0; row < 1_024; row++) columns.push({ id: "id", scopeKey: 1, vector });
    const perRow = columns.bytes / 1_024;
    expect(perRow).toBeGreaterThan(384 * 5);
    expect(perRow).toBeLessThan(384 * 5 + 200);
  });

  it("keeps no codes where nothing can multiply them", () => {
    const columns = new VectorColumns(384, () => undefined);
    columns.push({ id: "id", scopeKey: 1, vector: new Float32Array(384).fill(1) });
    expect(columns.kernel).toBeUndefined();
    expect(columns.chunks[0]?.codes).toHaveLength(0);
    const long = new VectorColumns(10_000);
    expect(long.kernel).toBeUndefined();
  });
});
