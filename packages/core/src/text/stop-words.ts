import { languageCode } from "./language-code.ts";
import { languageScript } from "./language-script.ts";
import { languagePacks } from "./languages/language-packs.ts";

/** Languages whose function words cannot be mistaken for words of a language in Latin letters. */
const otherScripts = ["ru", "el", "ar", "hi", "ja", "zh", "ko"];

/**
 * The function words that are not indexed in a memory of one language: those of the language
 * itself, and of the languages that are told by their script (Russian, Greek, Arabic, Hindi,
 * Japanese, Chinese, Korean). In a language that is not written in Latin letters, Latin words are
 * taken for English ones.
 *
 * The lists are our own: those of `stopword` and `@orama/stopwords` hold content words (German
 * "Jahr", Spanish "trabajo") and miss question words or contractions in English.
 *
 * @param language BCP 47 tag; a language without a list has no function words of its own.
 * @throws HoldfastError `invalid_options` if `language` is no language tag.
 */
export function stopWords(language: string): ReadonlySet<string> {
  const code = languageCode(language);
  const script = languageScript(code);
  const codes = otherScripts.filter((other) => languageScript(other) !== script);
  if (script !== "Latn") codes.push("en");
  return new Set(
    [code, ...codes].flatMap((name) => [...(languagePacks.get(name)?.stopWords ?? [])]),
  );
}
