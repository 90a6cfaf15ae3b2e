import { expect, it } from "vitest";
import { languageScript } from "./language-script.ts";

it("knows the script of a language, and takes an unknown one for Latin", () => {
  expect(["en", "uk", "fa", "mr", "xx"].map(languageScript)).toEqual([
    "Latn",
    "Cyrl",
    "Arab",
    "Deva",
    "Latn",
  ]);
});
