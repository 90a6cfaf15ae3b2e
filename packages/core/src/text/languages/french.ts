import { foldedWordSet } from "./folded-word-set.ts";
import type { LanguagePack } from "./language-pack.ts";
import { phrasePattern } from "./phrase-pattern.ts";

const month =
  "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)";
const day = "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?";
const unit = "(?:minutes?|heures?|jours?|nuits?|semaines?|mois|ans?|années?|week-ends?)";
const season = "(?:printemps|été|automne|hiver|noël)";
const count =
  "(?:\\d{1,4}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quelques|plusieurs)";

/** French. */
export const french: LanguagePack = {
  code: "fr",
  stopWords: foldedWordSet(
    `le la les l un une des du de d au aux je j tu il elle on nous vous ils elles me m te t se s lui leur leurs y en moi
    toi soi eux mon ma mes ton ta tes son sa ses notre nos votre vos ce c cet cette ces cela ça ca ceci celui celle ceux
    celles aucun aucune chaque quelque tout toute tous toutes autre autres même mêmes rien personne`,
    "qui que qu quoi quel quelle quels quelles quand où comment pourquoi combien dont lequel laquelle lesquels lesquelles",
    `suis es est sommes êtes sont étais était étions étaient sera serai seront serait être ai as a avons avez
    ont avais avait avions avaient aura aurait avoir eu fut peux peut pouvez peuvent pouvait dois doit doivent`,
    `à dans sur sous avec sans pour par vers chez entre contre depuis pendant et ou mais donc or ni car si comme lorsque
    puisque parce`,
    `ne n pas plus non oui très trop aussi bien encore déjà là ici alors puis ainsi moins peu beaucoup jamais
    toujours seulement`,
  ),
  cues: {
    timePhrase: phrasePattern(
      "hier|avant-hier|aujourd['’]hui|récemment|dernièrement|tout à l['’]heure|l['’]autre jour|à l['’]époque",
      `il y a (?:environ |presque |plus de )?${count} ${unit}|(?:depuis|pendant|dans) ${count} ${unit}|${count} ${unit} (?:avant|après|plus tard)`,
      `(?:${unit}|${day}|${month}|${season}) (?:derni(?:er|ère)s?|passée?s?|prochaine?s?)|ce (?:matin|soir|mois|week-end|${day})|cet (?:été|hiver|automne|après-midi)|cette (?:semaine|année|nuit)`,
      `(?:en|depuis|de|début|fin|mi) ?-?${month}|(?:en|cet|l['’])(?: ?)(?:été|automne|hiver)|au printemps|\\d{1,2}(?:er)? ${month}|${day}`,
      "(?<![#$€.,:-])(?:19[3-9]|20[0-4])\\d(?![.,:][0-9]|%)|\\d{1,2}/\\d{1,2}/\\d{2,4}|quand j['’]étais",
    ),
    firstPerson: phrasePattern("je|j['’][a-zà-ÿ]+|moi|me|m['’][a-zà-ÿ]+|mon|ma|mes|nous|notre|nos"),
    whenQuestion: phrasePattern(
      "quand|depuis quand|à quelle (?:date|heure|époque)|quelle? (?:date|jour|année|mois|semaine)|combien de temps",
    ),
    howMany: phrasePattern("combien|à quelle fréquence|nombre de"),
    preferenceQuestion: phrasePattern(
      "préfér(?:é|ée|és|ées|ence|ences|er|ez|ons)|préfère(?:s|nt)?|favoris?|favorites?|aim(?:e|es|ez|ent|er)",
    ),
    procedureQuestion: phrasePattern(
      "comment (?:faire|puis-je|peut-on|dois-je|on|je)|étapes (?:pour|de)|instructions pour",
    ),
    nowQuestion: phrasePattern(
      "maintenant|actuel(?:le)?(?:ment)?|en ce moment|aujourd['’]hui|ces jours-ci|toujours|encore",
    ),
    historyQuestion: phrasePattern(
      "avant|auparavant|autrefois|précédemment|à l['’]origine|au début|dans le passé|ne plus|changé",
    ),
  },
};
