import { expect, it } from "vitest";
import { idOfLabel, labelOfId } from "./labels.ts";

it("writes what LangGraph allows in no label, and leaves every other id as it is", () => {
  expect(labelOfId("ana@example.com")).toBe("ana@example%2Ecom");
  expect(labelOfId("auth0:7")).toBe("auth0%3A7");
  for (const id of ["maya", "100%", "a%20b", "ü/…", "%2", "%2F"]) expect(labelOfId(id)).toBe(id);
});

it("gives every id back, and no two ids one label", () => {
  const ids = [
    "a.b",
    "a%2Eb",
    "a%252Eb",
    "a:b",
    "a%3Ab",
    "%",
    "%%2E",
    "%25",
    "%2525",
    ".",
    "..",
    ":.",
  ];
  const labels = ids.map(labelOfId);
  expect(labels.map(idOfLabel)).toEqual(ids);
  expect(new Set(labels).size).toBe(ids.length);
  expect(labels.join("")).not.toMatch(/[.:]/u);
});
