import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../../test/support/any-text.ts";
import { words } from "./words.ts";

describe("words", () => {
  it("gives folded words in order", () => {
    expect(words("Ana's café opens in 東京駅")).toEqual([
      "ana",
      "cafe",
      "opens",
      "in",
      "東京",
      "京駅",
      "東",
      "京",
      "駅",
    ]);
  });

  it("gives nothing for nothing", () => {
    expect(words("")).toEqual([]);
    expect(words(" \n\t.,;!?()[]{}\"'-_#@&+*")).toEqual([]);
  });

  it.each([
    ["緑茶", "昨日、緑茶を飲みました"],
    ["東京", "来年は東京都に住みたい"],
    ["绿茶", "我很喜欢喝绿茶和咖啡"],
    ["スマホ", "新しいスマホを買った"],
    ["ラーメン", "札幌のラーメンが好き"],
    ["한국어", "저는 한국어를 공부해요"],
    ["กาแฟ", "ฉันชอบกาแฟเย็น"],
    ["straße", "In der STRASSE"],
    ["Zoë", "I met Zoe"],
    ["1200", "it cost 1,200 euros"],
    ["İstanbul", "ISTANBUL'da"],
    ["٣٤", "34"],
  ])("finds %s in %s", (query, text) => {
    const found = words(text);
    for (const word of words(query)) expect(found).toContain(word);
  });

  it("reads ASCII the same way with and without other characters beside it", () => {
    const ascii = fc.string({ unit: fc.constantFrom(..."abzAZ019'._-@#&+,: ") });
    fc.assert(
      fc.property(ascii, (text) => {
        expect(words(`${text} ñandú`)).toEqual([...words(text), "nandu"]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("never lets a word depend on the rest of the text", () => {
    const parts = fc.constantFrom(
      "don't",
      "foo_bar.ts",
      "緑茶",
      "が",
      "한국어를",
      "é",
      "मैं",
      "ที่",
      "👍🏽",
      "1,200",
      "#7",
      "٣",
      "ß",
      "’",
    );
    const text = fc.array(parts).map((some) => some.join(" "));
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(words(`${left} ${right}`)).toEqual([...words(left), ...words(right)]);
      }),
      { numRuns: 300 },
    );
  });

  it("gives words without blanks, of 64 characters at most, for any text", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        for (const word of words(text)) {
          expect(word).not.toBe("");
          expect(word).not.toMatch(/\s/);
          expect(word.length).toBeLessThanOrEqual(128);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("makes no word of marks that are left out, standing by themselves", () => {
    expect(words("ﹿ")).toEqual([]);
    expect(words("ﳲ, tea ـ")).toEqual(["tea"]);
  });

  it("cuts a word of 50,000 characters", () => {
    expect(words("a".repeat(50_000))).toEqual(["a".repeat(64)]);
  });

  it("stops at the limit without reading a long text to its end", () => {
    const text = "some words ".repeat(1_000_000);
    expect(words(text, 5)).toEqual(["some", "words", "some", "words", "some"]);
  });

  it.each([
    "a",
    "a.",
    "a'",
    "_a",
    "漢字",
    "é",
    "👍🏽",
    "👨\u200d",
    "ที่",
    "\u0301\u0323",
    "#",
    "𠮷",
    "\ud800",
    "1,",
    "aé漢か",
  ])("stays linear on 200,000 times %j", (unit) => {
    expect(words(unit.repeat(200_000)).every((word) => word.length <= 64)).toBe(true);
  });
});
