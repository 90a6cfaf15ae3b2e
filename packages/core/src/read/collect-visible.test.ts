import { describe, expect, it } from "vitest";
import { collectVisible } from "./collect-visible.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Collects those of the numbers below `count` that pass, and notes how often each was looked at. */
async function collect(wanted: number, count: number, passes: (number: number) => boolean) {
  const looked = new Map<number, number>();
  const accepted = await collectVisible(
    wanted,
    (limit) => numbers(Math.min(limit, count)),
    async (candidates) => {
      for (const number of candidates) looked.set(number, (looked.get(number) ?? 0) + 1);
      return candidates.filter(passes);
    },
  );
  return { accepted, looked };
}

describe("collectVisible", () => {
  it("gives the first that are accepted, in order", async () => {
    const { accepted } = await collect(3, 100, (number) => number % 2 === 1);
    expect(accepted).toEqual([1, 3, 5]);
  });

  it("finds the only one that passes at the very end of thousands", async () => {
    const { accepted } = await collect(10, 3_000, (number) => number === 2_999);
    expect(accepted).toEqual([2_999]);
  });

  it("looks at each candidate once", async () => {
    const { looked } = await collect(10, 5_000, () => false);
    expect(looked.size).toBe(5_000);
    expect(Math.max(...looked.values())).toBe(1);
  });

  it("looks no further than it must", async () => {
    const { looked } = await collect(5, 5_000, () => true);
    expect(looked.size).toBe(5);
  });

  it("is content with fewer when there are no more, and with none", async () => {
    expect((await collect(10, 4, () => true)).accepted).toEqual([0, 1, 2, 3]);
    expect((await collect(10, 0, () => true)).accepted).toEqual([]);
  });

  it("never gives more than are wanted", async () => {
    const accepted = await collectVisible(
      2,
      () => [1, 2],
      async (some) => some.flatMap((one) => [one, one]),
    );
    expect(accepted).toHaveLength(2);
  });
});
