import { expect, it } from "vitest";
import { fixedClock } from "./fixed-clock.ts";

it("stands still until it is moved, also backwards", () => {
  const clock = fixedClock("2026-03-02T10:00:00Z");
  const start = Date.UTC(2026, 2, 2, 10);
  expect([clock(), clock()]).toEqual([start, start]);
  clock.advance(1_500);
  expect(clock()).toBe(start + 1_500);
  clock.advance(-3_000);
  expect(clock()).toBe(start - 1_500);
  clock.set(42);
  expect(clock()).toBe(42);
  clock.set("1970-01-01T00:00:01Z");
  expect(clock()).toBe(1_000);
});

it("refuses what is not a time", () => {
  expect(() => fixedClock("yesterday")).toThrow(RangeError);
  expect(() => fixedClock().set(Number.NaN)).toThrow(RangeError);
});
