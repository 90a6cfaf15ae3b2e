import type { LanguagePack } from "./language-pack.ts";
import { wordSet } from "./word-set.ts";

/** Swedish. */
export const swedish: LanguagePack = {
  code: "sv",
  stopWords: wordSet(
    `en ett den det de dem dom jag du han hon vi ni mig mej dig dej honom henne oss er sig sej min mitt mina din
    ditt dina sin sitt sina vår vårt våra ert era hans hennes dess deras denna detta dessa man någon något några
    ingen inget inga`,
    "vem vems vad vilken vilket vilka när var vart varför hur",
    `är var vara varit har hade ha haft blir blev bli blivit kan kunde ska skall skulle vill ville måste får fick
    bör`,
    `i på av för med till från om ut vid under över efter mellan mot utan hos genom och eller men så att som än
    innan medan eftersom då`,
    "inte ej icke ja nej också bara här där nu mycket mer alla allt varje andra annan annat samma sådan",
  ),
  cues: {},
};
