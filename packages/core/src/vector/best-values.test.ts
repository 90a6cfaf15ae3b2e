import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BestValues } from "./best-values.ts";

describe("BestValues", () => {
  it("knows the lowest of the highest", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 })),
        fc.integer({ min: 1, max: 20 }),
        (values, count) => {
          const best = new BestValues(count);
          for (const [index, value] of values.entries()) {
            best.offer(value);
            const highest = values.slice(0, index + 1).sort((a, b) => b - a);
            expect(best.floor).toBe(highest[count - 1] ?? Number.NEGATIVE_INFINITY);
          }
        },
      ),
    );
  });
});
