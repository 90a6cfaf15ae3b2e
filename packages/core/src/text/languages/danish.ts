import type { LanguagePack } from "./language-pack.ts";
import { wordSet } from "./word-set.ts";

/** Danish. */
export const danish: LanguagePack = {
  code: "da",
  stopWords: wordSet(
    `en et den det de dem jeg du han hun vi i mig dig ham hende os jer sig min mit mine din dit dine sin sit sine
    vores jeres deres hans hendes dens dets denne dette disse man nogen noget nogle ingen intet`,
    "hvem hvad hvilken hvilket hvilke hvornår hvor hvorfor hvordan",
    `er var være været har havde have haft bliver blev blive blevet kan kunne skal skulle vil ville må måtte får
    fik bør`,
    `på af for med til fra om ud ved under over efter mellem mod uden hos gennem og eller men så at som end før
    mens fordi da hvis`,
    "ikke ja nej også kun her der nu meget mere alle alt hver andre anden andet samme sådan jo",
  ),
  cues: {},
};
