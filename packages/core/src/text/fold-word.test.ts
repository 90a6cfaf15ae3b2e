import { describe, expect, it } from "vitest";
import { foldWord } from "./fold-word.ts";

describe("foldWord", () => {
  it.each([
    ["word", "word"],
    ["café", "cafe"],
    ["straße", "strasse"],
    ["œuvre", "oeuvre"],
    ["smørrebrød", "smorrebrod"],
    ["łódź", "lodz"],
    ["ısı", "isi"],
    ["i\u0307stanbul", "istanbul"],
    ["ёлка", "елка"],
    ["άνθρωπος", "ανθρωποσ"],
    ["phở", "pho"],
  ])("drops accents of European letters: %s", (word, folded) => {
    expect(foldWord(word)).toBe(folded);
  });

  it("drops Arabic vowel signs and unifies alef, yeh and kaf", () => {
    expect(foldWord("مُحَمَّد")).toBe("محمد");
    expect(foldWord("أحمد")).toBe(foldWord("احمد"));
    expect(foldWord("کتابی")).toBe(foldWord("كتابي"));
  });

  it("drops Hebrew points", () => {
    expect(foldWord("שָׁלוֹם")).toBe("שלום");
  });

  it.each(["हिन्दी", "ที่บ้าน", "ガラス", "ぱぴ", "தமிழ்", "한국어"])(
    "keeps the marks of %s",
    (word) => {
      expect(foldWord(word)).toBe(word);
    },
  );
});
