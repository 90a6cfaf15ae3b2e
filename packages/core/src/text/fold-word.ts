/**
 * ASCII, and letters of Cyrillic, Greek, Indic and East Asian scripts that folding leaves alone:
 * the quick way out for most words.
 */
const unchanged =
  /^[\0-\x7fа-ик-яα-ρσ-ω\u0900-\u0957\u0960-\u09db\u0be6-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff]*$/;

/**
 * Marks that readers leave out or type differently: Latin, Greek and Cyrillic accents, Hebrew
 * points, Arabic vowel signs and tatweel, variation selectors. Marks of Indic scripts, Thai and
 * kana belong to the letter and stay.
 */
const optionalMarks = new RegExp(
  [
    String.raw`[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]`,
    String.raw`[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]`,
    String.raw`[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]`,
    String.raw`\p{Variation_Selector}`,
  ].join("|"),
  "gu",
);

/** Letters that Unicode does not decompose. */
const variants: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ŋ: "n",
  ŧ: "t",
  ς: "σ",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
};
const variantLetters = new RegExp(`[${Object.keys(variants).join("")}]`, "g");

/**
 * A lower-case word in NFC or NFKC without the differences that people do not type reliably: `café`
 * → `cafe`, `straße` → `strasse`, `ё` → `е`, `أحمد` → `احمد`. A word in ASCII comes back as it is.
 */
export function foldWord(word: string): string {
  if (unchanged.test(word)) return word;
  return word
    .normalize("NFKD")
    .replace(optionalMarks, "")
    .normalize("NFC")
    .replace(variantLetters, (letter) => variants[letter] ?? letter);
}
