import { describe, expect, it } from "vitest";
import { termCode } from "./term-code.ts";

describe("termCode", () => {
  it("gives the codes that are in the files of today", () => {
    const terms = ["", "tea", "Tea", "緑茶", "👍"];
    expect(terms.map(termCode)).toEqual([
      2_872_998_923, 3_908_727_473, 492_632_101, 984_323_100, 4_278_176_383,
    ]);
  });

  it("gives whole numbers of 32 bits and never 0", () => {
    for (let number = 0; number < 20_000; number++) {
      const code = termCode(`term ${number}`);
      expect(code > 0 && code <= 0xffffffff && Number.isInteger(code)).toBe(true);
    }
  });

  it("keeps 20,000 short terms apart and spreads them over all bits", () => {
    const codes = Array.from({ length: 20_000 }, (_, number) => termCode(number.toString(36)));
    expect(new Set(codes).size).toBe(codes.length);
    for (let bit = 0; bit < 32; bit++) {
      const set = codes.filter((code) => (code >>> bit) & 1).length;
      expect(Math.abs(set / codes.length - 0.5)).toBeLessThan(0.02);
    }
  });
});
