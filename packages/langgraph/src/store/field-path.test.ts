import { expect, it } from "vitest";
import { valuesAt } from "./field-path.ts";

const value = {
  a: { b: "1", c: { d: "2" } },
  list: [{ d: "3" }, { d: "4", e: "5" }],
  tags: ["x", "y", "z"],
  $cash: "6",
};

it.each<[string, unknown[]]>([
  ["a.b", ["1"]],
  ["a.c.d", ["2"]],
  ["list[*].d", ["3", "4"]],
  ["list[1].d", ["4"]],
  ["list[-1].e", ["5"]],
  ["list[9].d", []],
  ["tags[0]", ["x"]],
  ["tags[-1]", ["z"]],
  ["tags[-9]", []],
  ["tags[*]", ["x", "y", "z"]],
  ["tags.*", ["x", "y", "z"]],
  ["a.*", ["1", { d: "2" }]],
  ["{a.b,tags[0]}", ["1", "x"]],
  ["list[*].{d,e}", ["3", "4", "5"]],
  ["$.a.b", ["1"]],
  ["$cash", ["6"]],
  ["a.none.more", []],
  ["a[0]", []],
  ["tags.length", []],
  ["constructor", []],
])("follows %s", (path, found) => {
  expect(valuesAt(value, path)).toEqual(found);
});

it("takes $ for the whole", () => {
  expect(valuesAt(value, "$")).toEqual([value]);
});
