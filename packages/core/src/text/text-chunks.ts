/**
 * Scripts that are written without spaces between words (and Hangul, whose words carry their
 * particles). Each run of one of them is a chunk of its own.
 */
const runs = [
  "[\\p{sc=Han}〆]+",
  "\\p{sc=Hiragana}[\\p{sc=Hiragana}ー]*",
  "\\p{sc=Katakana}[\\p{sc=Katakana}ー]*",
  "\\p{sc=Hangul}+",
  ...["Thai", "Lao", "Khmer", "Myanmar"].map((script) => `[\\p{sc=${script}}&&[\\p{L}\\p{M}]]+`),
];
const unspacedPattern =
  "\\p{sc=Han}〆\\p{sc=Hiragana}\\p{sc=Katakana}ー\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";

const pictograph = "[\\p{Extended_Pictographic}--[\\u{0}-\\u{22ff}]][\\ufe0f\\p{Emoji_Modifier}]?";
const emojiPattern = `${pictograph}(?:\\u200d${pictograph}){0,8}|\\p{Regional_Indicator}{2}`;

/**
 * Words with what ties them together: `don't`, `1,200`, `foo_bar.ts`, `user@example.com`, `ABC-12`,
 * `#123`, `c++`. The number of ties is bounded, as is the depth of the matcher on hostile input.
 */
function spaced(start: string, inside: string): string {
  return `#?${start}${inside}*(?:(?:[.,:'@&\\-]|_+)${start}${inside}*){0,64}(?:\\+\\+|#)?`;
}

const asciiChunk = new RegExp(spaced("[a-z0-9]", "[a-z0-9]"), "g");
const anyChunk = new RegExp(
  [
    spaced(
      `[[\\p{L}\\p{N}]--[${unspacedPattern}]]`,
      `[[\\p{L}\\p{N}\\p{M}]--[${unspacedPattern}]]`,
    ),
    ...runs,
    emojiPattern,
  ].join("|"),
  "gv",
);

const ascii = /^[\0-\x7f]*$/;
const apostrophes = /[\u2018\u2019\u02bc\u05f3\u05f4\uff07\u00b4]/g;
const signs = /[\u00a9\u00ae\u2120\u2122]/g;
const unseen =
  /[\xad\u061c\u0640\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\u200d(?!\p{Extended_Pictographic})/gu;
/** Unicode normalisation is quadratic in the length of such a run (UAX #15 section 13 allows 30). */
const markRuns = /(\p{M}{30})\p{M}+/gu;
const otherDigits = /[\p{Nd}--[0-9]]/gv;
/** Digit zero of the scripts whose digits people mix with the European ones. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = zeros.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
}

function prepare(text: string, locale: string | undefined): string {
  const folded = text
    .replace(markRuns, "$1")
    .replace(signs, " ")
    .replace(unseen, "")
    .normalize("NFKC")
    .replace(apostrophes, "'")
    .replace(otherDigits, asciiDigit);
  return locale === undefined ? folded.toLowerCase() : folded.toLocaleLowerCase(locale);
}

/**
 * The lower-case pieces of a text that words are made of, each depending on nothing but itself: a
 * word with its ties (`don't`, `foo_bar.ts`), a run of one unspaced script (`緑茶`), or an emoji.
 * Accents are kept.
 *
 * @param locale for lower-casing; only `tr` and `az` differ from the default.
 */
export function textChunks(text: string, locale?: "tr" | "az"): readonly string[] {
  if (locale === undefined) {
    if (ascii.test(text)) return text.toLowerCase().match(asciiChunk) ?? [];
    const plain = text.replace(apostrophes, "'");
    if (ascii.test(plain)) return plain.toLowerCase().match(asciiChunk) ?? [];
  }
  return prepare(text, locale).match(anyChunk) ?? [];
}
