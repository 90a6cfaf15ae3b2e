import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { topPositions } from "./top-positions.ts";

/** The slow way: sort all, later positions first among equals. */
function bySorting(values: readonly number[], limit: number, floor: number): number[] {
  return values
    .map((value, position) => ({ value, position }))
    .filter(({ value }) => value > floor)
    .sort((a, b) => b.value - a.value || b.position - a.position)
    .slice(0, Math.max(0, limit))
    .map(({ position }) => position);
}

describe("topPositions", () => {
  it("gives what sorting gives", () => {
    const value = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -2, max: 3 }));
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 80 }),
        fc.integer({ min: -1, max: 90 }),
        fc.constantFrom(0, 1, Number.NEGATIVE_INFINITY),
        (values, limit, floor) => {
          const top = topPositions(Float64Array.from(values), limit, floor);
          expect(top).toEqual(bySorting(values, limit, floor));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("takes the later of two equals, also where only one finds room", () => {
    expect(topPositions(Float64Array.of(1, 1, 1), 2)).toEqual([2, 1]);
    expect(topPositions(Float64Array.of(1, 2, 1), 2)).toEqual([1, 2]);
  });

  it("leaves out what is not above the floor, and NaN", () => {
    expect(topPositions(Float64Array.of(0, -1, Number.NaN, Number.MIN_VALUE), 10)).toEqual([3]);
    expect(topPositions(Float64Array.of(0, -1), 10, Number.NEGATIVE_INFINITY)).toEqual([0, 1]);
    expect(topPositions(new Float64Array(0), 10)).toEqual([]);
  });
});
