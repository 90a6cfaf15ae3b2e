import { expect, it } from "vitest";
import { renderValue } from "./render-value.ts";

it.each([
  [{ text: "Drinks her coffee black." }, "Drinks her coffee black."],
  [{ content: "Likes tea.", context: "at breakfast" }, "Likes tea. (context: at breakfast)"],
  [{ food: "sushi", rating: 5, raw: true }, "food: sushi; rating: 5; raw: true"],
  [{ user: { name: "Maya", pets: ["Rex", "Tom"] } }, "user name: Maya; user pets: Rex, Tom"],
  [
    { rules: [{ text: "Be brief." }, { text: "Be kind." }] },
    "rules text: Be brief.; rules text: Be kind.",
  ],
  [{ none: null, blank: " ", empty: {}, list: [] }, ""],
])("reads %j as a person would", (value, text) => {
  expect(renderValue(value, ["$"])).toBe(text);
});

it("reads the texts at paths, each once", () => {
  const value = { title: "Tea", tags: ["hot", "Tea"], n: 3, deep: { a: [{ b: "x" }] } };
  expect(renderValue(value, ["title", "tags[*]", "n", "deep.a[0].b", "none"])).toBe(
    "Tea\nhot\n3\nx",
  );
  expect(renderValue(value, [])).toBe("");
});
