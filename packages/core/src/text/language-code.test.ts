import { describe, expect, it } from "vitest";
import { HoldfastError } from "../errors.ts";
import { languageCode } from "./language-code.ts";

describe("languageCode", () => {
  it("takes the language of a tag", () => {
    expect(["en", "en-GB", "pt_BR", "ZH-Hant-TW", "nb", "nn-NO"].map(languageCode)).toEqual([
      "en",
      "en",
      "pt",
      "zh",
      "no",
      "no",
    ]);
  });

  it.each(["", "english", "e", "__proto__", "en GB", "12"])("rejects %j", (tag) => {
    expect(() => languageCode(tag)).toThrowError(HoldfastError);
  });
});
