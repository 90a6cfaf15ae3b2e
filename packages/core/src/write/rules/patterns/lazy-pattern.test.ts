import { expect, test } from "vitest";
import { LazyPattern } from "./lazy-pattern.ts";

function countedPattern(source: string, flags: string, word: string) {
  const counts = { compiled: 0 };
  const compile = () => {
    counts.compiled++;
    return new RegExp(source, flags);
  };
  return { counts, pattern: new LazyPattern(compile, flags, (text) => text.includes(word)) };
}

test("a text that lacks the word is not compiled for, whatever is asked", () => {
  const { counts, pattern } = countedPattern("a (dog)", "gu", "dog");
  expect(pattern.exec("a cat")).toBeNull();
  expect(pattern.test("a cat")).toBe(false);
  expect(pattern.execFrom("a cat", 0)).toBeNull();
  expect([..."a cat".matchAll(pattern)]).toEqual([]);
  expect("a cat".replace(pattern, "b")).toBe("a cat");
  expect(counts.compiled).toBe(0);
});

test("otherwise it does what a regular expression does, compiled once", () => {
  const { counts, pattern } = countedPattern("a (dog)", "gu", "dog");
  const text = "a dog and a dog";
  expect(pattern.exec(text)?.[1]).toBe("dog");
  expect(pattern.exec(text)?.index).toBe(0);
  expect(pattern.test(text)).toBe(true);
  expect(pattern.execFrom(text, 1)?.index).toBe(10);
  expect([...text.matchAll(pattern)].map(({ index }) => index)).toEqual([0, 10]);
  expect(text.replace(pattern, "the $1")).toBe("the dog and the dog");
  expect(text.replace(pattern, (_all, noun) => String(noun).toUpperCase())).toBe("DOG and DOG");
  expect(counts.compiled).toBe(1);
});
