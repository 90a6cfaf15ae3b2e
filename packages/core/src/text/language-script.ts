/**
 * ISO 15924 code of the script a language is mostly written in, by Unicode's likely subtags; Latin
 * if unknown.
 */
export function languageScript(code: string): string {
  return new Intl.Locale(code).maximize().script ?? "Latn";
}
