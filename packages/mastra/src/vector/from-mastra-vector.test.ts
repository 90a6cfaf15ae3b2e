import { describeVectorIndex } from "@holdfast/testing";
import type { QueryVectorParams } from "@mastra/core/vector";
import { LibSQLVector } from "@mastra/libsql";
import { describe, expect, it } from "vitest";
import { fromMastraVector } from "./from-mastra-vector.ts";
import { toMastraVector } from "./to-mastra-vector.ts";

let stores = 0;

describeVectorIndex(
  { describe, it },
  {
    name: "fromMastraVector(LibSQLVector)",
    open(dimensions) {
      const vector = new LibSQLVector({ id: `vectors-${++stores}`, url: ":memory:" });
      const index = fromMastraVector(vector, { dimensions });
      return { index, forget: (items) => index.delete(items), close: () => vector.close() };
    },
  },
);

/** A store that returns whatever is near, whoever it belongs to. */
class CarelessVector extends LibSQLVector {
  override query({ filter: _, ...params }: QueryVectorParams<never>) {
    return super.query(params);
  }
}

describeVectorIndex(
  { describe, it },
  {
    name: "fromMastraVector(a store that ignores filters)",
    open(dimensions) {
      const vector = new CarelessVector({ id: `vectors-${++stores}`, url: ":memory:" });
      return { index: fromMastraVector(vector, { dimensions }), close: () => vector.close() };
    },
  },
);

describeVectorIndex(
  { describe, it },
  {
    name: "fromMastraVector(toMastraVector())",
    open(dimensions) {
      const vector = toMastraVector({ path: ":memory:" });
      return { index: fromMastraVector(vector, { dimensions }), close: () => vector.close() };
    },
  },
);

it("refuses names and dimensions that no store takes", () => {
  const vector = toMastraVector({ path: ":memory:" });
  expect(() => fromMastraVector(vector, { dimensions: 0 })).toThrow(/dimensions/u);
  expect(() => fromMastraVector(vector, { dimensions: 3, name: "a; drop" })).toThrow(/plain name/u);
});

it("makes its indexes later when the store was away at first", async () => {
  const vector = toMastraVector({ path: ":memory:" });
  const createIndex = vector.createIndex.bind(vector);
  let calls = 0;
  vector.createIndex = async (params) => {
    if (++calls === 1) throw new Error("away");
    return createIndex(params);
  };
  const index = fromMastraVector(vector, { dimensions: 2 });
  const item = { kind: "turn", id: "one", scope: { userId: "ada" } } as const;
  const items = [{ ...item, vector: Float32Array.of(1, 0) }];
  await expect(index.upsert(items)).rejects.toThrow("away");
  await index.upsert(items);
  expect(await index.count({ userId: "ada" })).toBe(1);
});
