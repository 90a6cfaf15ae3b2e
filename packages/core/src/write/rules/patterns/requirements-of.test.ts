import { describe, expect, test } from "vitest";
import { requirementsOf } from "./requirements-of.ts";

describe("requirementsOf", () => {
  test.each([
    ["^(?:I|we) (?:live|dwell) in (\\p{Lu}\\p{L}+)$", ["live", "dwell"]],
    ["my (?:dogs?|cats?)\\b", ["dog", "cat"]],
    ["(?:also )?my (?:(?:old|new) )?house", ["house"]],
    ["I (?!live|dwell)(?:work|stay) \\d", ["work", "stay"]],
    ["(?:also )*(?=hello|goodbye)", ["hello", "goodbye"]],
    ["(?<=because) \\d", ["because"]],
    ["colou?r", ["colo"]],
    ["(?:bark(?:ed|s))+", ["bark"]],
    ["[ae]pple", ["pple"]],
  ])("of %s", (source, words) => {
    const found = requirementsOf(source).words;
    expect([...(found ?? [])].sort()).toEqual([...words].sort());
  });

  test("knows nothing where a match needs no word", () => {
    expect(requirementsOf("(?:dog)?").words).toBeUndefined();
    expect(requirementsOf("\\p{Lu}\\p{L}+|dog").words).toBeUndefined();
    expect(requirementsOf("(?!dog)\\d+").words).toBeUndefined();
    expect(requirementsOf("(?:dog){0,2}").words).toBeUndefined();
    expect(requirementsOf("[^dog]{3}").words).toBeUndefined();
  });

  test("repeats the last letter alone", () => {
    expect(requirementsOf("haha+").words).toEqual(["hah"]);
    expect(requirementsOf("dogs*").words).toEqual(["dog"]);
  });

  test("claims nothing about what it does not read", () => {
    expect(requirementsOf("\\u0064og").words).toBeUndefined();
    expect(requirementsOf("dog)cat").words).toBeUndefined();
  });

  test("reads a long group once, to the same effect", () => {
    const long = `(?:${Array.from({ length: 80 }, (_, index) => `animal${index}`).join("|")})`;
    const groups = new Map();
    const first = requirementsOf(`my ${long}`, groups).words;
    expect(groups.size).toBe(1);
    expect(requirementsOf(`my ${long}`, groups).words).toEqual(first);
  });

  test("tells how a text must begin", () => {
    expect(requirementsOf("^(?:(?:I|we) \\p{L}+ dogs)").begins).toEqual(["i ", "we "]);
    expect(requirementsOf("^(?:also )?my \\d").begins).toEqual(["my ", "also my "]);
    expect(requirementsOf("^(?:my \\d|(?:our )+\\d)").begins).toEqual(["my ", "our "]);
  });

  test.each([
    "(?:I|we) \\p{L}",
    "^(?:so )*I am",
    "^I|we",
    "^\\p{Lu}",
    "^(?:I am)?\\d",
    "^(?:I|\\d+) am",
  ])("that %s may begin with anything", (source) => {
    expect(requirementsOf(source).begins).toBeUndefined();
  });
});
