import { describe, expect, it } from "vitest";
import { foldWord } from "../fold-word.ts";
import { words } from "../words.ts";
import { languagePacks } from "./language-packs.ts";

describe("languagePacks", () => {
  it("has a pack for each supported language", () => {
    for (const code of "en de fr es pt it nl sv no da fi ro hu tr id ru uk el ar hi ja zh ko".split(
      " ",
    )) {
      expect(languagePacks.get(code)?.code, code).toBe(code);
    }
  });

  it("holds stop words as the index sees them: lower case, one word each", () => {
    for (const [code, pack] of languagePacks) {
      expect(pack.stopWords.size, code).toBeGreaterThan(20);
      for (const word of pack.stopWords) {
        expect(word, code).toBe(word.normalize("NFKC").toLowerCase());
        if (code !== "en") expect(words(word), `${code} ${word}`).toContain(foldWord(word));
      }
    }
  });

  it("has patterns that can be tested again and again", () => {
    for (const pack of languagePacks.values()) {
      for (const pattern of Object.values(pack.cues)) expect(pattern.flags).not.toMatch(/[gy]/);
    }
  });

  it("has patterns that stay linear", () => {
    const units = [
      "a ",
      "1 ",
      "in ",
      "der ",
      "vor 2 ",
      "el pasado ",
      "il y a ",
      "この",
      "何",
      "ein ",
      "letzte ",
      "j'",
      "か。",
      "? ",
    ];
    for (const pack of languagePacks.values()) {
      for (const pattern of Object.values(pack.cues)) {
        for (const unit of units) expect(typeof pattern.test(unit.repeat(5_000))).toBe("boolean");
      }
    }
  });
});
