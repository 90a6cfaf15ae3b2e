import { expect, test } from "vitest";
import { withBorders } from "./with-borders.ts";

test("stands in front of groups, and of nothing that only looks like one", () => {
  expect(withBorders("^(?:a|b)(c)\\(d[(]e")).toBe("^(?=)(?:a|b)(?=)(c)\\(d[(]e");
  expect(withBorders("(?=a)(?!b)(?<=c)(?<!d)e")).toBe("(?=a)(?!b)(?<=c)(?<!d)e");
  expect(withBorders("(?<=(?:a|b))c")).toBe("(?<=(?=)(?:a|b))c");
});

test("what stands first is left alone, so that what may match is found as fast", () => {
  expect(withBorders("(a|b)(c)?")).toBe("(a|b)(?=)(c)?");
});

test.each([
  [
    "^(?:I|we) ((?:really )*)(?:like|love) (.+?)(?: (?:a lot|too))?$",
    "we really really love tea too",
  ],
  ["(?:x|(y))(?:(z)|w){2}", "yzw"],
  ["(?<name>a)(?<=(?:a|b))(c)?\\1", "aca"],
])("%s matches the same", (source, text) => {
  const plain = new RegExp(source, "u").exec(text);
  expect([...(new RegExp(withBorders(source), "u").exec(text) ?? [])]).toEqual([...(plain ?? [])]);
});
