import { expect, test } from "vitest";
import { cased, caseless } from "./gated.ts";

const texts = [
  "I no longer smoke",
  "NO LONGER there",
  "é, É",
  "Anna und ANNA",
  "anna and Anna",
  "",
];

test.each([
  [caseless`\bno longer\b`, /\bno longer\b/iu],
  [caseless`^i (?:no )?longer? [\p{L}-]+$`, /^i (?:no )?longer? [\p{L}-]+$/iu],
  [caseless`é, é`, /é, é/iu],
  [caseless`^(anna) und \1$`, /^(anna) und \1$/iu],
  [caseless`^\p{Lu}nna and`, /^\p{Lu}nna and/iu],
  [cased`^anna and`, /^anna and/u],
])("%# finds what the literal finds", (pattern, literal) => {
  expect(texts.map((text) => pattern.exec(text)?.slice())).toEqual(
    texts.map((text) => literal.exec(text)?.slice()),
  );
  expect(texts.map((text) => text.replace(pattern, "x"))).toEqual(
    texts.map((text) => text.replace(literal, "x")),
  );
});

test("what stands in one place is one pattern", () => {
  const end = "longer";
  const found = [1, 2].map(() => caseless`no ${end}`);
  expect(found[0]).toBe(found[1]);
  expect(found[0]?.test("No Longer")).toBe(true);
});
