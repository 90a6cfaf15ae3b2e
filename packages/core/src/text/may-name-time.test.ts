import { casual } from "chrono-node/en";
import { expect, test } from "vitest";
import { mayNameTime } from "./may-name-time.ts";

const parts = {
  before: [
    "",
    "on ",
    "in ",
    "last ",
    "next ",
    "this ",
    "past ",
    "the first ",
    "a ",
    "half an ",
    "a few ",
    "two ",
    "within a ",
  ],
  words:
    "now today tonight tomorrow overmorrow tmr tmrw yesterday morning afternoon evening night midnight midday noon sunday Mon. tue wednesday Thurs thu friday Sat January feb. March apr May june jul august Sept. oct november dec second minutes mins hour hrs day days week weekend weeks months mo month quarter qtr year years yr first twenty-first 7 2023 12:30 2024-05-01 7/5 5pm".split(
      " ",
    ),
  after: [
    "",
    " ago",
    " later",
    " from now",
    " before",
    " of may",
    " night",
    " of the month",
    " 2022",
  ],
};

test("every time that chrono finds holds one of the words", () => {
  let found = 0;
  for (const before of parts.before)
    for (const word of parts.words)
      for (const after of parts.after) {
        const text = `We met ${before}${word}${after}.`;
        if (casual.parse(text).length === 0) continue;
        found++;
        expect([text, mayNameTime(text)]).toEqual([text, true]);
      }
  expect(found).toBeGreaterThan(2_000);
});

test("an ordinary question holds none", () => {
  for (const text of [
    "Where does Ana live?",
    "What is my sister's dog called?",
    "Decker's maybe? Junior, Marlene, Sunil",
  ])
    expect(mayNameTime(text)).toBe(false);
});
