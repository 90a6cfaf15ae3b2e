import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStemmer } from "./stem.ts";

const languages =
  "en de fr es pt it nl sv no da fi ro hu tr id ga lt ru uk el ar hi ne ta hy bg pl ja".split(" ");

describe("createStemmer", () => {
  it.each([
    ["en", ["meeting", "meetings"], "meet"],
    ["en", ["adoption", "adopted"], "adopt"],
    ["de", ["haus", "häuser", "häusern"], "haus"],
    ["fr", ["préférée", "préférés"], "prefer"],
    ["es", ["canción", "canciones", "cancion"], "cancion"],
    ["pt", ["informação", "informações"], "inform"],
    ["it", ["città", "citta"], "citt"],
    ["nl", ["huis"], "huis"],
    ["sv", ["flickor", "flicka"], "flick"],
    ["fi", ["talossa", "talo"], "talo"],
    ["hu", ["házban", "ház"], "haz"],
    ["ro", ["casele", "casa"], "cas"],
    ["id", ["makanan", "makan"], "makan"],
    ["tr", ["kitaplar", "kitap"], "kitap"],
  ])("reduces forms of a word in %s: %j", (language, forms, stem) => {
    expect(forms.map(createStemmer(language))).toEqual(forms.map(() => stem));
  });

  it.each([
    ["книги", "книга"],
    ["άνθρωποι", "άνθρωπος"],
    ["الكتاب", "كتاب"],
    ["किताबें", "किताब"],
    ["வீட்டில்", "வீடு"],
  ])("stems other scripts whatever the language: %s", (one, other) => {
    for (const language of ["en", "de", "ja"]) {
      const stem = createStemmer(language);
      expect(stem(one)).toBe(stem(other));
      expect(stem(one).length).toBeGreaterThan(2);
    }
  });

  it("lets the configured language decide about its own script", () => {
    expect(createStemmer("uk")("києва")).toBe(createStemmer("uk")("києві"));
    expect(createStemmer("bg")("книгата")).toBe("книгата");
  });

  it("takes Latin words for English where the language has another script", () => {
    expect(createStemmer("ja")("meetings")).toBe("meet");
    expect(createStemmer("ru-RU")("meetings")).toBe("meet");
  });

  it("only folds words of a language without a stemmer", () => {
    expect(createStemmer("pl")("książki")).toBe("ksiazki");
  });

  it("does not stem identifiers, numbers, emoji and pairs of characters", () => {
    const stem = createStemmer("en");
    for (const word of ["settings.json", "running_jobs", "3.5", "#123", "👍", "東京"])
      expect(stem(word)).toBe(word);
  });

  it("gives a string for any word in any language, the same each time", () => {
    const unit = fc.constantFrom(
      ..."aeiouyäößéçñåøşğıîáőbcdfglmnrstvzабвеийлнрстяїβσςαίωابتةىٌّहिंदीதமிழ்գիրք0",
    );
    for (const language of languages) {
      const stem = createStemmer(language);
      fc.assert(
        fc.property(fc.string({ unit, maxLength: 64 }), (word) => {
          const first = stem(word);
          stem("something else");
          expect(stem(word)).toBe(first);
        }),
        { numRuns: 60 },
      );
    }
  });
});
