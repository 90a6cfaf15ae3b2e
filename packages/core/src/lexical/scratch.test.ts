import { expect, test } from "vitest";
import { Scratch } from "./scratch.ts";

test("what was taken stays apart and as it is until the room is cleared", () => {
  const scratch = new Scratch();
  const taken = Array.from({ length: 200 }, (_, index) =>
    index % 2 === 0
      ? scratch.floats(index).fill(index + 0.5)
      : scratch.positions(index).fill(index),
  );
  for (const [index, numbers] of taken.entries()) {
    expect(numbers).toHaveLength(index);
    expect(new Set(numbers)).toEqual(
      new Set(index === 0 ? [] : [index % 2 === 0 ? index + 0.5 : index]),
    );
  }
});

test("room is used again once it was cleared, and not kept when it was much", () => {
  const scratch = new Scratch();
  const first = scratch.floats(10);
  scratch.clear();
  expect(scratch.floats(5).buffer).toBe(first.buffer);
  const large = scratch.floats(2_000_000);
  scratch.clear();
  expect(scratch.floats(5).buffer).not.toBe(large.buffer);
});
