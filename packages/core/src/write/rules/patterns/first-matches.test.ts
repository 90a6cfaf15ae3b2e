import { expect, test } from "vitest";
import { firstMatches } from "./first-matches.ts";
import { LazyPattern } from "./lazy-pattern.ts";

const sources = [",\\s*(?=but)", "\\s+but\\s+", ",\\s*", "(?<=b),", "ab|b", "\\s(?=now)"];

test.each([
  "I live here, but not for long, and now I go",
  "ab,b, ab but now",
  "abab , but, but now now",
  "",
  "nothing",
])("gives what one pattern of all alternatives gives: %s", (text) => {
  const alternatives = sources.map(
    (source) =>
      new LazyPattern(
        () => new RegExp(source, "gu"),
        "gu",
        () => true,
      ),
  );
  const whole = [...text.matchAll(new RegExp(sources.join("|"), "gu"))];
  const found = firstMatches(alternatives, text);
  expect(found.map((match) => [match.index, match[0]])).toEqual(
    whole.map((match) => [match.index, match[0]]),
  );
});
