import { describe, expect, it } from "vitest";
import { passes, turn, withMetadata } from "../../test/support/filtered-items.ts";
import type { Filter } from "./filter.ts";
import { compileFilter } from "./filter.ts";

/** Which of the values 1, 5 and 9 (and an item without any) pass a condition. */
function scoresThatPass(filter: Filter): (number | undefined)[] {
  const items = [1, 5, 9, undefined];
  return items.filter((score) => passes(filter, withMetadata({ score })));
}

describe("operators", () => {
  it.each<[Filter, (number | undefined)[]]>([
    [{ score: 5 }, [5]],
    [{ score: { eq: 5 } }, [5]],
    [{ score: { ne: 5 } }, [1, 9, undefined]],
    [{ score: { gt: 5 } }, [9]],
    [{ score: { gte: 5 } }, [5, 9]],
    [{ score: { lt: 5 } }, [1]],
    [{ score: { lte: 5 } }, [1, 5]],
    [{ score: { in: [1, 9, 12] } }, [1, 9]],
    [{ score: { in: [] } }, []],
    [{ score: { nin: [1, 9] } }, [5, undefined]],
    [{ score: { nin: [] } }, [1, 5, 9, undefined]],
    [{ score: { exists: true } }, [1, 5, 9]],
    [{ score: { exists: false } }, [undefined]],
    [{ score: null }, [undefined]],
    [{ score: { ne: null } }, [1, 5, 9]],
  ])("%j", (filter, expected) => {
    expect(scoresThatPass(filter)).toEqual(expected);
  });

  /** @see mem0ai/mem0#6264 only the first operator of a condition was used */
  it("holds all operators of one condition", () => {
    expect(scoresThatPass({ score: { gte: 2, lte: 6 } })).toEqual([5]);
    expect(scoresThatPass({ score: { lte: 6, gte: 2 } })).toEqual([5]);
    expect(scoresThatPass({ score: { gt: 0, ne: 5, lt: 9 } })).toEqual([1]);
  });

  it("finds a value in a list and a part in a string", () => {
    const item = withMetadata({ tags: ["red", 7, null], title: "Green tea" });
    expect(passes({ tags: { contains: "red" } }, item)).toBe(true);
    expect(passes({ tags: { contains: 7 } }, item)).toBe(true);
    expect(passes({ tags: { contains: "re" } }, item)).toBe(false);
    expect(passes({ title: { contains: "tea" } }, item)).toBe(true);
    expect(passes({ title: { contains: "Tea" } }, item)).toBe(false);
    expect(passes({ title: { contains: 7 } }, item)).toBe(false);
    expect(passes({ missing: { contains: "tea" } }, item)).toBe(false);
  });

  it("takes % and _ and * for themselves", () => {
    const item = withMetadata({ title: "100 percent" });
    expect(passes({ title: { contains: "100%" } }, item)).toBe(false);
    expect(passes({ title: "100_percent" }, item)).toBe(false);
    expect(passes({ title: "*" }, item)).toBe(false);
  });

  it("does not match what lacks the field, with a star neither", () => {
    expect(passes({ nokey: "*" }, turn())).toBe(false);
    expect(passes({ nokey: { gt: 0 } }, turn())).toBe(false);
    expect(passes({ nokey: { gte: "" } }, turn())).toBe(false);
  });

  it("never compares values of different kinds", () => {
    const item = withMetadata({
      year: 2026,
      text: "2026",
      on: true,
      zero: 0,
      empty: "",
      list: [1],
      deep: {},
    });
    const differing: Filter[] = [
      { year: "2026" },
      { text: { eq: 2026 } },
      { year: { gt: "2020" } },
      { text: { gt: 2020 } },
      { on: 1 },
      { on: "true" },
      { zero: false },
      { zero: null },
      { empty: null },
      { year: { in: ["2026"] } },
      { list: 1 },
      { list: { gt: 0 } },
      { deep: "[object Object]" },
    ];
    for (const filter of differing)
      expect(passes(filter, item), JSON.stringify(filter)).toBe(false);
  });
});

describe("and, or, not", () => {
  /** @see mem0ai/mem0#6260 the parts of AND overwrote each other */
  it("holds every part of and", () => {
    expect(scoresThatPass({ and: [{ score: { gte: 2 } }, { score: { lte: 6 } }] })).toEqual([5]);
    expect(scoresThatPass({ and: [] })).toEqual([1, 5, 9, undefined]);
  });

  it("holds one part of or", () => {
    expect(scoresThatPass({ or: [{ score: 1 }, { score: 9 }] })).toEqual([1, 9]);
    expect(scoresThatPass({ or: [] })).toEqual([]);
  });

  it("turns a filter around", () => {
    expect(scoresThatPass({ not: { score: { gt: 1 } } })).toEqual([1, undefined]);
    expect(scoresThatPass({ not: { not: { score: 5 } } })).toEqual([5]);
    expect(scoresThatPass({ not: {} })).toEqual([]);
  });

  it("nests them in any order", () => {
    const filter: Filter = {
      and: [
        { or: [{ score: 1 }, { and: [{ score: { gt: 1 } }, { not: { score: 9 } }] }] },
        { role: "user" },
      ],
    };
    expect(scoresThatPass(filter)).toEqual([1, 5]);
  });

  it("holds them together with the properties beside them", () => {
    expect(
      scoresThatPass({ role: "user", or: [{ score: 1 }, { score: 9 }], not: { score: 9 } }),
    ).toEqual([1]);
    expect(scoresThatPass({ role: "assistant", or: [{ score: 1 }] })).toEqual([]);
  });

  it("lets everything pass without any condition", () => {
    expect(compileFilter(undefined)).toBeUndefined();
    expect(passes({}, turn())).toBe(true);
  });

  it("refuses a value that happens to be undefined", () => {
    const filter = { score: undefined } as unknown as Filter;
    expect(() => compileFilter(filter)).toThrow("filter.score is undefined");
  });
});
