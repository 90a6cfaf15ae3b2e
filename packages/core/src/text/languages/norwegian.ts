import type { LanguagePack } from "./language-pack.ts";
import { wordSet } from "./word-set.ts";

/** Norwegian (Bokmål). */
export const norwegian: LanguagePack = {
  code: "no",
  stopWords: wordSet(
    `en ei et den det de dem jeg du han hun vi dere meg deg ham henne oss seg min mi mitt mine din ditt dine sin
    sitt sine vår vårt våre deres hans hennes dens dets denne dette disse man noen noe ingen`,
    "hvem hva hvilken hvilket hvilke når hvor hvorfor hvordan",
    "er var være vært har hadde ha hatt blir ble bli blitt kan kunne skal skulle vil ville må måtte får fikk bør",
    `i på av for med til fra om ut ved under over etter mellom mot uten hos gjennom og eller men så at som enn før
    mens fordi da hvis`,
    "ikke ja nei også bare her der nå mye mer alle alt hver andre annen annet samme slik jo",
  ),
  cues: {},
};
