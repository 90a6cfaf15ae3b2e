import { readFileSync } from "node:fs";
import { casual } from "chrono-node/en";
import { expect, test } from "vitest";
import { mayNameTime } from "./may-name-time.ts";

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
    ...readFileSync(new URL("./time-phrases.test.ts", import.meta.url), "utf8").matchAll(
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
