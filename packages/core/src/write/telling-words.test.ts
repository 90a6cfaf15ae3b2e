import { describe, expect, it } from "vitest";
import { createTextAnalyser } from "../text/text-analyser.ts";
import { tellingWords } from "./telling-words.ts";

const analyser = createTextAnalyser();
const wordsOf = (...texts: string[]) => tellingWords(texts, (text) => analyser.terms(text));

const german = [
  "Die Userin lernt Geige",
  "Die Userin hat die Geige verkauft",
  "Die Userin mag Käse",
  "Die Userin wohnt in Jena",
  "Die Userin hat zwei Hunde",
  "Die Userin fährt Rad",
];

describe("tellingWords", () => {
  it("leaves out what stands in most texts, in a language it has no list for", () => {
    const words = wordsOf(...german);
    expect([...words.of(german[0] ?? "")].sort()).toEqual(["geig", "lernt"]);
  });

  it("calls nothing common where there are few texts", () => {
    const words = wordsOf("Die Userin lernt Geige", "Die Userin mag Käse");
    expect(words.of("Die Userin lernt Geige").has("userin")).toBe(true);
  });

  it("takes words by their stems, and never counts function words or the user", () => {
    const words = wordsOf("The user paints boats", "The user is painting the boat");
    expect([...words.of("The user paints boats")].sort()).toEqual(["boat", "paint"]);
  });

  it("calls rare what stands in three texts at most, or in every tenth of many", () => {
    const texts = (count: number) => Array.from({ length: count }, (_, n) => `harp ${n} x${n}y`);
    expect(wordsOf(...texts(3)).isRare("harp")).toBe(true);
    expect(wordsOf(...texts(4)).isRare("harp")).toBe(false);
    const others = Array.from({ length: 46 }, (_, n) => `piece${n}`);
    expect(wordsOf(...texts(4), ...others).isRare("harp")).toBe(true);
  });

  it("never calls numbers, dates and single letters rare", () => {
    const words = wordsOf("26 on 2025-06-11 at x", "MuseScore 4.1");
    for (const word of ["26", "2025", "2025-06-11", "x", "4.1"])
      expect(words.isRare(word)).toBe(false);
    expect(words.isRare("musescor")).toBe(true);
  });

  it("weighs a word the more, the fewer texts have it", () => {
    const words = wordsOf(...german);
    expect(words.weight("jena")).toBeGreaterThan(words.weight("geig"));
    expect(words.weight("userin")).toBeGreaterThan(0);
  });
});
