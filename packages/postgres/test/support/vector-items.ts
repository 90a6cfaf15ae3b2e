import type { VectorItem } from "@holdfast/core";
import { createRandom } from "@holdfast/testing";

/** Turns of many users, ten of each, with random vectors. */
export function createVectorIndexItems(count: number, dimensions: number): VectorItem[] {
  const random = createRandom(1);
  return Array.from({ length: count }, (_, number) => ({
    kind: "turn",
    id: `turn-${number}`,
    scope: { userId: `user-${number % (count / 10)}` },
    vector: Float32Array.from({ length: dimensions }, () => random.next() - 0.5),
  }));
}

/** The ids of the nearest, by comparing with each. */
export function nearestByHand(
  vector: Float32Array,
  items: readonly VectorItem[],
  limit: number,
): string[] {
  return items
    .map(({ id, vector: other }) => ({ id, cosine: cosine(vector, other) }))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, limit)
    .map(({ id }) => id);
}

function cosine(a: Float32Array, b: Float32Array): number {
  const product = (x: Float32Array, y: Float32Array) =>
    x.reduce((sum, value, index) => sum + value * (y[index] ?? 0), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}
