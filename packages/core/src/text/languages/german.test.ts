import { describe, expect, it } from "vitest";
import { german } from "./german.ts";
import type { CuePatterns } from "./language-pack.ts";

const found: [keyof CuePatterns, string][] = [
  ["timePhrase", "Ich war gestern dort"],
  ["timePhrase", "vor zwei Tagen"],
  ["timePhrase", "letzte Woche"],
  ["timePhrase", "im März"],
  ["timePhrase", "am Freitag"],
  ["timePhrase", "seit 2019"],
  ["timePhrase", "am 3. Mai"],
  ["firstPerson", "Das ist meine Katze"],
  ["firstPerson", "Wir gehen"],
  ["whenQuestion", "Wann bin ich umgezogen?"],
  ["whenQuestion", "In welchem Jahr war das?"],
  ["howMany", "Wie viele Hunde?"],
  ["preferenceQuestion", "Was ist mein Lieblingstee?"],
  ["procedureQuestion", "Wie kann ich das ändern?"],
  ["historyQuestion", "Wo habe ich früher gewohnt?"],
  ["nowQuestion", "Wo wohne ich jetzt?"],
];
const missed: [keyof CuePatterns, string][] = [
  ["timePhrase", "Ich mag Tee"],
  ["firstPerson", "Er wohnt hier"],
  ["whenQuestion", "Wo wohne ich?"],
  ["historyQuestion", "Wo wohne ich jetzt?"],
];

describe("german cues", () => {
  it.each(found)("%s is found in: %s", (cue, text) => {
    expect(german.cues[cue]?.test(text)).toBe(true);
  });

  it.each(missed)("%s is not found in: %s", (cue, text) => {
    expect(german.cues[cue]?.test(text)).toBe(false);
  });
});
