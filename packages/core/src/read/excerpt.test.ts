import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt } from "./excerpt.ts";

const long = Array.from({ length: 400 }, (_, index) => `word${index}`).join(" ");

describe("excerpt", () => {
  it("leaves a short text alone", () => {
    expect(excerpt("Green tea.", ["tea"], 10)).toBe("Green tea.");
    expect(excerpt("", [], 10)).toBe("");
  });

  it("cuts around the first of the words, at spaces, and says so", () => {
    const cut = excerpt(long, ["word200", "word300"], 100);
    expect(cut).toMatch(/^…word\d+ .*\bword200\b.* word\d+…$/u);
    expect(cut.length).toBeLessThanOrEqual(102);
  });

  it("finds a word in any case of letters", () => {
    expect(excerpt(`${"x ".repeat(200)}Lisbon ${"y ".repeat(200)}`, ["lisbon"], 60)).toContain(
      "Lisbon",
    );
  });

  it("takes the beginning when none of the words is there", () => {
    expect(excerpt(long, ["tea"], 50)).toMatch(/^word0 word1 .*…$/u);
    expect(excerpt(long, [], 50)).toBe(excerpt(long, ["tea"], 50));
  });

  it("takes the end when the word is there", () => {
    expect(excerpt(long, ["word399"], 50)).toMatch(/^….* word399$/u);
  });

  it("never cuts a character in two, and never gets longer than asked by more than its marks", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("👍", "緑", "a", " "), maxLength: 300 }),
        fc.constantFrom([], ["緑"], ["👍"], ["a"]),
        fc.integer({ min: 60, max: 120 }),
        (text, words, longest) => {
          const cut = excerpt(text, words, longest);
          expect(cut.isWellFormed()).toBe(true);
          expect(cut.length).toBeLessThanOrEqual(longest + 3);
          for (const part of cut.split("…")) expect(text).toContain(part);
        },
      ),
    );
  });

  it("cuts beside a character of two units where there is no space", () => {
    for (const longest of [60, 61, 62, 63]) {
      for (const text of [`${"👍".repeat(200)}緑${"👍".repeat(200)}`, `a${"👍".repeat(200)}緑`]) {
        expect(excerpt(text, [], longest).isWellFormed()).toBe(true);
        expect(excerpt(text, ["緑"], longest)).toContain("緑");
        expect(excerpt(text, ["緑"], longest).isWellFormed()).toBe(true);
      }
    }
  });

  it("cuts a word of 50,000 characters too", () => {
    const cut = excerpt("a".repeat(50_000), ["b"], 100);
    expect(cut).toBe(`${"a".repeat(100)}…`);
  });
});
