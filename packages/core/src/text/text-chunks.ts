/**
 * Scripts that are written without spaces between words (and Hangul, whose words carry their particles). Each run of one
 * of them is a chunk of its own.
 */
const RUNS = [
  "[\\p{sc=Han}〆]+",
  "\\p{sc=Hiragana}[\\p{sc=Hiragana}ー]*",
  "\\p{sc=Katakana}[\\p{sc=Katakana}ー]*",
  "\\p{sc=Hangul}+",
  ...["Thai", "Lao", "Khmer", "Myanmar"].map((script) => `[\\p{sc=${script}}&&[\\p{L}\\p{M}]]+`),
];
const UNSPACED =
  "\\p{sc=Han}〆\\p{sc=Hiragana}\\p{sc=Katakana}ー\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";

const PICTOGRAPH = "[\\p{Extended_Pictographic}--[\\u{0}-\\u{22ff}]][\\ufe0f\\p{Emoji_Modifier}]?";
const EMOJI = `${PICTOGRAPH}(?:\\u200d${PICTOGRAPH}){0,8}|\\p{Regional_Indicator}{2}`;

/**
 * Words with what ties them together: `don't`, `1,200`, `foo_bar.ts`, `user@example.com`, `ABC-12`, `#123`, `c++`.
 * The number of ties is bounded, as is the depth of the matcher on hostile input.
 */
function spaced(start: string, inside: string): string {
  return `#?${start}${inside}*(?:(?:[.,:'@&\\-]|_+)${start}${inside}*){0,64}(?:\\+\\+|#)?`;
}

const ASCII_CHUNK = new RegExp(spaced("[a-z0-9]", "[a-z0-9]"), "g");
const ANY_CHUNK = new RegExp(
  [
    spaced(`[[\\p{L}\\p{N}]--[${UNSPACED}]]`, `[[\\p{L}\\p{N}\\p{M}]--[${UNSPACED}]]`),
    ...RUNS,
    EMOJI,
  ].join("|"),
  "gv",
);

const ASCII = /^[\0-\x7f]*$/;
const APOSTROPHES = /[\u2018\u2019\u02bc\uff07\u00b4]/g;
const SIGNS = /[\u00a9\u00ae\u2120\u2122]/g;
const UNSEEN =
  /[\xad\u061c\u0640\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\u200d(?!\p{Extended_Pictographic})/gu;
/** Normalisation is quadratic in the length of a run of combining marks (UAX #15 section 13 allows 30). */
const MARK_RUNS = /(\p{M}{30})\p{M}+/gu;
const OTHER_DIGITS = /[\p{Nd}--[0-9]]/gv;
/** Digit zero of the scripts whose digits people mix with the European ones. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
}

function prepare(text: string, locale: string | undefined): string {
  const folded = text
    .replace(MARK_RUNS, "$1")
    .replace(SIGNS, " ")
    .replace(UNSEEN, "")
    .normalize("NFKC")
    .replace(APOSTROPHES, "'")
    .replace(OTHER_DIGITS, asciiDigit);
  return locale === undefined ? folded.toLowerCase() : folded.toLocaleLowerCase(locale);
}

/**
 * The lower-case pieces of a text that words are made of, each depending on nothing but itself: a word with its ties
 * (`don't`, `foo_bar.ts`), a run of one unspaced script (`緑茶`), or an emoji. Accents are kept.
 *
 * @param locale for lower-casing; only `tr` and `az` differ from the default.
 */
export function textChunks(text: string, locale?: "tr" | "az"): readonly string[] {
  if (locale === undefined) {
    if (ASCII.test(text)) return text.toLowerCase().match(ASCII_CHUNK) ?? [];
    const plain = text.replace(APOSTROPHES, "'");
    if (ASCII.test(plain)) return plain.toLowerCase().match(ASCII_CHUNK) ?? [];
  }
  return prepare(text, locale).match(ANY_CHUNK) ?? [];
}
