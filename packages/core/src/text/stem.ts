import { stemmer as arabic } from "@orama/stemmers/arabic";
import { stemmer as armenian } from "@orama/stemmers/armenian";
import { stemmer as danish } from "@orama/stemmers/danish";
import { stemmer as dutch } from "@orama/stemmers/dutch";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as greek } from "@orama/stemmers/greek";
import { stemmer as hungarian } from "@orama/stemmers/hungarian";
import { stemmer as hindi } from "@orama/stemmers/indian";
import { stemmer as indonesian } from "@orama/stemmers/indonesian";
import { stemmer as irish } from "@orama/stemmers/irish";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as lithuanian } from "@orama/stemmers/lithuanian";
import { stemmer as nepali } from "@orama/stemmers/nepali";
import { stemmer as norwegian } from "@orama/stemmers/norwegian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as romanian } from "@orama/stemmers/romanian";
import { stemmer as russian } from "@orama/stemmers/russian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stemmer as swedish } from "@orama/stemmers/swedish";
import { stemmer as tamil } from "@orama/stemmers/tamil";
import { stemmer as turkish } from "@orama/stemmers/turkish";
import { stemmer as ukrainian } from "@orama/stemmers/ukrainian";
import { stemmer as english } from "stemmer";
import { foldWord } from "./fold-word.ts";
import { languageCode } from "./language-code.ts";
import { languageScript } from "./language-script.ts";

type Stem = (word: string) => string;

/**
 * Stemmers by ISO 639-1 code. English is Porter's, on the folded word; all others except Ukrainian
 * are Snowball's, which need the accents.
 */
const stemmersPattern: Readonly<Record<string, Stem>> = {
  ar: arabic,
  da: danish,
  de: german,
  el: greek,
  en: english,
  es: spanish,
  fi: finnish,
  fr: french,
  ga: irish,
  hi: hindi,
  hu: hungarian,
  hy: armenian,
  id: indonesian,
  it: italian,
  lt: lithuanian,
  ne: nepali,
  nl: dutch,
  no: norwegian,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sv: swedish,
  ta: tamil,
  tr: turkish,
  uk: ukrainian,
};

/**
 * ISO 15924 codes of the scripts that have a stemmer, how to see them, and the language they are
 * read as by default.
 */
const scriptsPattern = [
  { code: "Latn", pattern: /\p{sc=Latin}/u, language: "en" },
  { code: "Cyrl", pattern: /\p{sc=Cyrillic}/u, language: "ru" },
  { code: "Arab", pattern: /\p{sc=Arabic}/u, language: "ar" },
  { code: "Deva", pattern: /\p{sc=Devanagari}/u, language: "hi" },
  { code: "Grek", pattern: /\p{sc=Greek}/u, language: "el" },
  { code: "Taml", pattern: /\p{sc=Tamil}/u, language: "ta" },
  { code: "Armn", pattern: /\p{sc=Armenian}/u, language: "hy" },
] as const;

/** Anything but letters, marks and digits: a whole identifier, a number with a point, an emoji. */
const notAWord = /[^\p{L}\p{M}\p{N}]/u;

/**
 * Makes the function that reduces one lower-case word (in NFKC, with its accents) to its folded
 * stem: `meetings` → `meet`, `Häuser` → `haus`. Whole identifiers and numbers with a point are
 * folded only.
 *
 * The script of the word decides: words in the script of `language` are stemmed by its rules, Latin
 * words are English otherwise, and other scripts have a default (Cyrillic is read as Russian,
 * Devanagari as Hindi). A language without a stemmer leaves the words of its script as they are.
 *
 * Not cached: {@link createTextAnalyser} keeps the result of whole words.
 *
 * @param language BCP 47 tag; only the language counts.
 * @throws HoldfastError `invalid_options` if `language` is no language tag.
 * @example
 * createStemmer("de")("häusern"); // "haus"
 */
export function createStemmer(language: string): (word: string) => string {
  const code = languageCode(language);
  const own = languageScript(code);
  const rules = scriptsPattern.map((script) => {
    const name = script.code === own ? code : script.language;
    return { name, pattern: script.pattern, stem: stemmersPattern[name] };
  });
  return (word) => {
    if (notAWord.test(word)) return foldWord(word);
    const rule = rules.find(({ pattern }) => pattern.test(word));
    if (rule?.stem === undefined) return foldWord(word);
    return rule.name === "en" ? rule.stem(foldWord(word)) : foldWord(rule.stem(word));
  };
}
