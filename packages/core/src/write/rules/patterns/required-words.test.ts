import { describe, expect, test } from "vitest";
import { requiredWords } from "./required-words.ts";

describe("requiredWords", () => {
  test.each([
    ["^(?:I|we) (?:live|dwell) in (\\p{Lu}\\p{L}+)$", ["i live in ", "i dwell in ", "we live in ", "we dwell in "]],
    ["my (?:dogs?|cats?)\\b", ["my dog", "my dogs", "my cat", "my cats"]],
    ["(?:also )*(?=hello|goodbye)", ["hello", "goodbye"]],
    ["(?<=because) \\d", ["because"]],
    ["colou?r", ["color", "colour"]],
    ["(?:bark(?:ed|s))+", ["barked", "barks"]],
    ["gr[ae]y", ["gray", "grey"]],
  ])("of %s", (source, words) => {
    const found = requiredWords(source);
    expect([...(found ?? [])].sort()).toEqual([...words].sort());
  });

  test("knows nothing where a match needs no word", () => {
    expect(requiredWords("(?:dog)?")).toBeUndefined();
    expect(requiredWords("\\p{Lu}\\p{L}+|dog")).toBeUndefined();
    expect(requiredWords("(?!dog)\\d+")).toBeUndefined();
    expect(requiredWords("(?:dog){0,2}")).toBeUndefined();
    expect(requiredWords("[^dog]{3}")).toBeUndefined();
  });

  test("repeats the last letter alone", () => {
    expect(requiredWords("haha+")).toEqual(["hah"]);
    expect(requiredWords("dogs*")).toEqual(["dog"]);
  });

  test("claims nothing about what it does not read", () => {
    expect(requiredWords("\\u0064og")).toBeUndefined();
    expect(requiredWords("dog)cat")).toBeUndefined();
  });

  test("reads a long group once, to the same effect", () => {
    const long = `(?:${Array.from({ length: 80 }, (_, index) => `animal${index}`).join("|")})`;
    const groups = new Map();
    const first = requiredWords(`my ${long}`, groups);
    expect(groups.size).toBe(1);
    expect(requiredWords(`my ${long}`, groups)).toEqual(first);
  });
});
