import { foldedWordSet } from "./folded-word-set.ts";
import type { LanguagePack } from "./language-pack.ts";

/** Romanian. */
export const romanian: LanguagePack = {
  code: "ro",
  stopWords: foldedWordSet(
    `un o unui unei niște al a ai ale cel cea cei cele lui eu tu el ea noi voi ei ele mă te se ne vă îl îi le mi ți
    își meu mea mei mele tău ta tăi tale său sa săi sale nostru noastră vostru voastră acest această acești aceste
    acesta aceasta acel acea acela aceea asta ăsta cineva ceva nimeni nimic`,
    "cine ce care când unde cum cât câtă câți câte",
    `sunt ești este e suntem sunteți eram erai era erau fost fi fie am are avem aveți au avea aveam avut voi va vor
    vom poate pot trebuie vreau aș ar`,
    "de la în din pe cu pentru prin spre fără sub peste între până după despre și sau dar ci iar că să dacă deși",
    `nu da mai foarte și doar aici acolo acum atunci tot toată toți toate alt altă alți alte fiecare mult prea deja
    încă`,
  ),
  cues: {},
};
