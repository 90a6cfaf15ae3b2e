import { describe, expect, it } from "vitest";
import { french } from "./french.ts";
import type { CuePatterns } from "./language-pack.ts";

const found: [keyof CuePatterns, string][] = [
  ["timePhrase", "Je suis arrivé hier"],
  ["timePhrase", "il y a deux ans"],
  ["timePhrase", "la semaine dernière"],
  ["timePhrase", "en mars"],
  ["timePhrase", "le 5 mai"],
  ["timePhrase", "cet été"],
  ["timePhrase", "aujourd’hui"],
  ["firstPerson", "J’habite ici"],
  ["firstPerson", "Mon chien dort"],
  ["whenQuestion", "Quand ai-je déménagé ?"],
  ["whenQuestion", "En quelle année ?"],
  ["howMany", "Combien de chats ?"],
  ["preferenceQuestion", "Quel est mon thé préféré ?"],
  ["procedureQuestion", "Comment faire du pain ?"],
  ["historyQuestion", "Où habitais-je avant ?"],
  ["nowQuestion", "Où est-il maintenant ?"],
];
const missed: [keyof CuePatterns, string][] = [
  ["timePhrase", "Elle a répété le thé"],
  ["firstPerson", "Ana mange"],
  ["whenQuestion", "Où est-ce que je vis ?"],
];

describe("french cues", () => {
  it.each(found)("%s is found in: %s", (cue, text) => {
    expect(french.cues[cue]?.test(text)).toBe(true);
  });

  it.each(missed)("%s is not found in: %s", (cue, text) => {
    expect(french.cues[cue]?.test(text)).toBe(false);
  });
});
