import { describe, expect, it } from "vitest";
import { textChunks } from "./text-chunks.ts";

describe("textChunks", () => {
  it("keeps what is tied together", () => {
    expect(textChunks("Don't mail user@example.com, see foo_bar.ts (#12).")).toEqual([
      "don't",
      "mail",
      "user@example.com",
      "see",
      "foo_bar.ts",
      "#12",
    ]);
  });

  it("cuts where the script changes", () => {
    expect(textChunks("Rustで東京タワーを見た2024年")).toEqual([
      "rust",
      "で",
      "東京",
      "タワー",
      "を",
      "見",
      "た",
      "2024",
      "年",
    ]);
  });

  it("keeps accents", () => {
    expect(textChunks("Häuser e\u0301te\u0301")).toEqual(["häuser", "été"]);
  });

  it("reads typographic apostrophes like plain ones", () => {
    expect(textChunks("I’m Ana‘s ñ’s")).toEqual(["i'm", "ana's", "ñ's"]);
  });

  it("folds full-width letters and half-width kana", () => {
    expect(textChunks("Ｆｕｌｌ ｶﾞﾗｽ")).toEqual(["full", "ガラス"]);
  });

  it("lower-cases by the rules of Turkish when told to", () => {
    expect(textChunks("ISI İYİ", "tr")).toEqual(["ısı", "iyi"]);
  });

  it("is not broken up by characters that cannot be seen", () => {
    expect(textChunks("mem\u00adory pass\u200bword می\u200cخواهم")).toEqual([
      "memory",
      "password",
      "میخواهم",
    ]);
  });
});
