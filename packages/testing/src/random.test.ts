import { expect, it } from "vitest";
import { createRandom } from "./random.ts";

it("gives the same numbers for the same seed, others for another, spread over the whole range", () => {
  const numbersOf = (seed: number) => {
    const random = createRandom(seed);
    return Array.from({ length: 2_000 }, random.next);
  };
  const numbers = numbersOf(5);
  expect(numbersOf(5)).toEqual(numbers);
  expect(numbersOf(6)).not.toEqual(numbers);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  const tenths = Map.groupBy(numbers, (number) => Math.floor(number * 10));
  for (let tenth = 0; tenth < 10; tenth++) {
    expect(tenths.get(tenth)?.length).toBeGreaterThan(140);
    expect(tenths.get(tenth)?.length).toBeLessThan(260);
  }
});

it("picks and counts within bounds", () => {
  const random = createRandom(1);
  const picked = new Set(Array.from({ length: 200 }, () => random.pick(["a", "b", "c"])));
  expect(picked).toEqual(new Set(["a", "b", "c"]));
  const whole = new Set(Array.from({ length: 200 }, () => random.whole(3)));
  expect(whole).toEqual(new Set([0, 1, 2]));
});
