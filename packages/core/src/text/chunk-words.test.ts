import { describe, expect, it } from "vitest";
import { chunkWords } from "./chunk-words.ts";

function wordsOf(chunk: string): string[] {
  const words: string[] = [];
  chunkWords(chunk, words);
  return words;
}

describe("chunkWords", () => {
  it.each([
    ["ana's", ["ana"]],
    ["it's", ["it"]],
    ["we'll", ["we"]],
    ["they'd've", ["they"]],
    ["don't", ["dont"]],
    ["o'brien", ["o", "brien", "obrien"]],
    ["l'eau", ["l", "eau"]],
    ["rock'n'roll", ["rock", "n", "roll"]],
    ["п'ять", ["пять"]],
    ["צה'ל", ["צהל"]],
  ])("splits at apostrophes: %s", (chunk, words) => {
    expect(wordsOf(chunk)).toEqual(words);
  });

  it.each([
    ["1,200", ["1200"]],
    ["1,200,000.50", ["1200000.50"]],
    ["3.5", ["3.5"]],
    ["3,5", ["3", "5", "3.5"]],
    ["12:30", ["12", "30", "12:30"]],
    ["2023-05-07", ["2023", "05", "07", "2023-05-07"]],
  ])("reads numbers: %s", (chunk, words) => {
    expect(wordsOf(chunk)).toEqual(words);
  });

  it.each([
    ["foo_bar.ts", ["foo", "bar", "ts", "foo_bar.ts"]],
    ["v1.2.3", ["1", "2", "3", "1.2.3", "v1.2.3"]],
    ["abc-12", ["abc", "12", "abc-12"]],
    ["user@example.com", ["user", "example", "com", "user@example.com"]],
    ["#123", ["123", "#123"]],
    ["#topic", ["topic"]],
    ["c++", ["c", "c++"]],
    ["c#", ["c", "c#"]],
    ["r&d", ["r", "d", "r&d"]],
    ["cs:go", ["cs", "go", "cs:go"]],
  ])("gives an identifier's parts and the whole: %s", (chunk, words) => {
    expect(wordsOf(chunk)).toEqual(words);
  });

  it.each([
    ["self-care", ["self", "care"]],
    ["e-mail", ["e", "mail", "email"]],
    ["u.s.a", ["usa"]],
    ["e.g", ["e.g"]],
    ["red,green", ["red", "green"]],
  ])("splits ordinary compounds: %s", (chunk, words) => {
    expect(wordsOf(chunk)).toEqual(words);
  });

  it("pairs the characters of scripts without spaces", () => {
    expect(wordsOf("スマホ")).toEqual(["スマ", "マホ"]);
    expect(wordsOf("茶")).toEqual(["茶"]);
  });

  it("gives each character of Han and Hangul as well, where one can be a word", () => {
    expect(wordsOf("東京駅")).toEqual(["東京", "京駅", "東", "京", "駅"]);
    expect(wordsOf("한국어")).toEqual(["한국", "국어", "한", "국", "어"]);
    expect(wordsOf("𠮷野家")).toEqual(["𠮷野", "野家", "𠮷", "野", "家"]);
    expect(wordsOf("一只猫")).toContain("猫");
  });

  it("keeps marks with the character they belong to", () => {
    expect(wordsOf("ที่บ้าน")).toEqual(["ที่บ้", "บ้า", "าน"]);
  });

  it("takes an emoji without its skin tone and style", () => {
    expect(wordsOf("👍🏽")).toEqual(["👍"]);
    expect(wordsOf("❤️")).toEqual(["❤"]);
    expect(wordsOf("👨‍👩‍👧")).toEqual(["👨‍👩‍👧"]);
  });

  it("cuts long words without breaking a character", () => {
    expect(wordsOf("x".repeat(70))).toEqual(["x".repeat(64)]);
    expect(wordsOf(`${"x".repeat(63)}𝒳`)[0]?.isWellFormed()).toBe(true);
    expect(wordsOf(`a.${"b".repeat(90)}`)).toEqual(["a", "b".repeat(64), `a.${"b".repeat(62)}`]);
  });
});
