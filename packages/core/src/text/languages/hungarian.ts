import type { LanguagePack } from "./language-pack.ts";
import { wordSet } from "./word-set.ts";

/** Hungarian. */
export const hungarian: LanguagePack = {
  code: "hu",
  stopWords: wordSet(
    `a az egy én te ő mi ti ők engem téged őt minket titeket őket nekem neked neki nekünk nektek nekik velem veled
    vele ez ezek azok ezt azt ebben abban ennek annak erre arra valaki valami senki semmi maga`,
    "ki kik mi mik milyen melyik mikor hol hová honnan miért hogyan hogy mennyi hány",
    `vagyok vagy van vagyunk vagytok vannak voltam voltál volt voltunk voltak lesz lenne lenni nincs nincsenek sem
    kell lehet tud`,
    `és s is de vagy ha mert mint hogy bár pedig illetve meg el ki be fel le alatt után előtt között mellett nélkül
    szerint`,
    "nem ne igen már még csak nagyon itt ott most akkor így úgy minden más több",
  ),
  cues: {},
};
