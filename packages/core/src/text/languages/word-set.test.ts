import { expect, it } from "vitest";
import { foldedWordSet } from "./folded-word-set.ts";
import { wordSet } from "./word-set.ts";

it("splits lists at blanks and line breaks", () => {
  expect([...wordSet("a b\n  c", " d a ")]).toEqual(["a", "b", "c", "d"]);
});

it("adds unaccented spellings", () => {
  expect([...foldedWordSet("qué y")]).toEqual(["qué", "que", "y"]);
});
