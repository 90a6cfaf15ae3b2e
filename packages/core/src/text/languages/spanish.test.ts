import { describe, expect, it } from "vitest";
import type { CuePatterns } from "./language-pack.ts";
import { spanish } from "./spanish.ts";

const found: [keyof CuePatterns, string][] = [
  ["timePhrase", "Llegué ayer"],
  ["timePhrase", "hace dos años"],
  ["timePhrase", "la semana pasada"],
  ["timePhrase", "en marzo"],
  ["timePhrase", "el 5 de mayo"],
  ["timePhrase", "el próximo mes"],
  ["firstPerson", "Mi perro duerme"],
  ["firstPerson", "Vivo en Lima"],
  ["whenQuestion", "¿Cuándo me mudé?"],
  ["whenQuestion", "¿En qué año fue?"],
  ["howMany", "¿Cuántos gatos?"],
  ["preferenceQuestion", "¿Cuál es mi té favorito?"],
  ["procedureQuestion", "¿Cómo puedo cambiarlo?"],
  ["historyQuestion", "¿Dónde vivía antes?"],
  ["nowQuestion", "¿Dónde vivo ahora?"],
];
const missed: [keyof CuePatterns, string][] = [
  ["timePhrase", "Me gusta el té"],
  ["firstPerson", "Ana come pan"],
  ["whenQuestion", "¿Dónde vivo?"],
];

describe("spanish cues", () => {
  it.each(found)("%s is found in: %s", (cue, text) => {
    expect(spanish.cues[cue]?.test(text)).toBe(true);
  });

  it.each(missed)("%s is not found in: %s", (cue, text) => {
    expect(spanish.cues[cue]?.test(text)).toBe(false);
  });
});
