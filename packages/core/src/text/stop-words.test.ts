import { describe, expect, it } from "vitest";
import { stopWords } from "./stop-words.ts";

describe("stopWords", () => {
  it("holds English question words, auxiliaries, pronouns and what contractions leave", () => {
    const stops = stopWords("en");
    const expected =
      "who what when where why how which did does do is was have would i my we us not no the of and im ive dont didnt cant wont s t ll re ve";
    for (const word of expected.split(" ")) expect(stops.has(word), word).toBe(true);
  });

  it("holds no English content words", () => {
    const stops = stopWords("en");
    const content =
      "name work first last two home use live lives city birthday friend like love go went may march before after new old id us-east ai id usa today now never always favourite people time year";
    for (const word of content.split(" ")) expect(stops.has(word), word).toBe(false);
  });

  it("holds no content words of other languages", () => {
    const content = {
      de: "jahr tag arbeit mann name gehen",
      es: "trabajo tiempo ayer día té",
      fr: "été travail jour nom",
      it: "lavoro tempo nome",
    };
    for (const [language, list] of Object.entries(content)) {
      const stops = stopWords(language);
      for (const word of list.split(" ")) expect(stops.has(word), word).toBe(false);
    }
  });

  it("uses the list of the language for Latin words", () => {
    expect(stopWords("de-AT").has("und")).toBe(true);
    expect(stopWords("en").has("und")).toBe(false);
    expect(stopWords("de").has("the")).toBe(false);
    expect(stopWords("ja").has("the")).toBe(true);
  });

  it("adds the lists of other scripts, except in a language that shares the script", () => {
    for (const word of ["и", "και", "في", "का", "です", "我们", "습니"])
      expect(stopWords("en").has(word), word).toBe(true);
    expect(stopWords("uk").has("что")).toBe(false);
  });

  it("holds unaccented spellings where people leave accents out", () => {
    expect(stopWords("es").has("tambien")).toBe(true);
    expect(stopWords("fr").has("tres")).toBe(true);
  });
});
