import { readFileSync } from "node:fs";
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

const folder = new URL("../../../../bench/src/beliefs/", import.meta.url);

/** All sentences that are said in the belief cases. */
function sentences(): string[] {
  return ["own-cases", "own-changes", "own-conversations"].flatMap((name) =>
    [
      ...readFileSync(new URL(`${name}.jsonl`, folder), "utf8").matchAll(
        /"content":"((?:\\.|[^"\\])*)"/gu,
      ),
    ].flatMap(([, content]) => (JSON.parse(`"${content}"`) as string).split(/(?<=[.!?\n])\s+/u)),
  );
}

/** What the tests of times use. */
function examples(): string[] {
  return [
    ...readFileSync(new URL("../write/time-phrases.test.ts", import.meta.url), "utf8").matchAll(
      /"([^"\n]* [^"\n]*)"/gu,
    ),
  ].map(([, text]) => text as string);
}

test("where it finds no word of a time, a parser of times finds none either", {
  timeout: 60_000,
}, () => {
  const all = [...new Set([...sentences(), ...examples()])];
  const without = all.filter((text) => !mayNameTime(text));
  expect(without.length).toBeGreaterThan(500);
  expect(all.length - without.length).toBeGreaterThan(300);
  const named = without.flatMap((text) =>
    casual
      .parse(text)
      .filter(({ start }) => !start.isCertain("second"))
      .map((found) => `${text}: ${found.text}`),
  );
  expect(named).toEqual([]);
});

test.each([
  "yesterday",
  "nextweek",
  "in a fortnight",
  "last spring",
  "on the 3rd",
  "in Sept",
  "on sat",
  "this noon",
  "two hrs ago",
  "in a d",
  "a W ago",
  "tmr",
  "the other day",
])("%s may name a time", (text) => {
  expect(mayNameTime(text)).toBe(true);
});

test.each(["I love my cat", "Common sense", "He's decided", "I know Simon"])(
  "%s names none",
  (text) => {
    expect(mayNameTime(text)).toBe(false);
  },
);

test("an ordinary question holds none", () => {
  for (const text of [
    "Where does Ana live?",
    "What is my sister's dog called?",
    "Decker's maybe? Junior, Marlene, Sunil",
  ])
    expect(mayNameTime(text)).toBe(false);
});
