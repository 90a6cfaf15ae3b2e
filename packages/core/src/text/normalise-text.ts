/** Plain ASCII without control characters: nothing to do. */
const plain = /^[\t\n\x20-\x7e]*$/;

/** CRLF, lone CR, vertical tab, form feed, next line, line and paragraph separator. */
const lineBreaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/**
 * C0 and C1 controls, soft hyphen, bidi marks and overrides, zero-width space and joiners without a
 * visible effect, deprecated format characters, annotation marks.
 */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
  /[\0-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/g;

/**
 * The three flags that are written with tag characters (England, Scotland, Wales), or a run of bare
 * tag characters.
 */
const tags =
  /\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}|[\u{e0000}-\u{e007f}]+/gu;

/** More than one variation selector in a row means nothing, and can carry hidden bytes. */
const selectorRuns = /([\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+/gu;

/**
 * Stream-Safe Text Format (UAX #15 section 13): no natural text has more than 30 combining marks in
 * a row. Unicode normalisation is quadratic in the length of such a run.
 */
const markRuns = /(\p{M}{30})\p{M}+/gu;

const joinersPattern = /[\u200c\u200d]+/g;
const emojiBefore = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f/u;
const emojiAfter = /\p{Extended_Pictographic}/u;
const indic =
  /[\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Gurmukhi}\p{sc=Gujarati}\p{sc=Oriya}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Sinhala}]/u;
const arabic = /[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Mongolian}]/u;

/** Whether a joiner between two characters changes how they look. */
function joinerMatters(joiner: string, before: string, after: string): boolean {
  if (indic.test(before)) return joiner === "\u200d" || indic.test(after);
  if (joiner === "\u200d") return emojiBefore.test(before) && emojiAfter.test(after);
  return arabic.test(before) && arabic.test(after);
}

function keepJoiner(run: string, offset: number, text: string): string {
  const joiner = run.charAt(0);
  const next = text.codePointAt(offset + run.length);
  if (offset === 0) return "";
  let start = offset - 1;
  const unit = text.charCodeAt(start);
  if (unit >= 0xdc00 && unit <= 0xdfff && start > 0) start -= 1;
  const before = text.slice(start, offset);
  const after = next === undefined ? "" : String.fromCodePoint(next);
  return joinerMatters(joiner, before, after) ? joiner : "";
}

/**
 * Text as it is stored and shown: well-formed Unicode in NFC with `\n` line breaks, without
 * characters that cannot be seen (controls, bidi overrides, zero-width and tag characters, joiners
 * where they join nothing).
 *
 * Letters are never lost. Lone surrogates become U+FFFD, and a run of combining marks ends after
 * 30. Plain ASCII comes back as it is; time is linear in the length of the text, and a second call
 * changes nothing.
 *
 * @example
 * normaliseText("caf\u0065\u0301\u202e\r\n"); // "café\n"
 */
export function normaliseText(text: string): string {
  if (plain.test(text)) return text;
  let [clean, before] = [pass(text.toWellFormed()), text];
  // what was taken out can bring together what has to be taken out as well
  for (let passes = 1; clean !== before && passes < mostPasses; passes += 1) {
    [clean, before] = [pass(clean), clean];
  }
  return clean;
}

const mostPasses = 4;

function pass(text: string): string {
  return text
    .replace(lineBreaks, "\n")
    .replace(invisible, "")
    .replace(tags, (match) => (match.startsWith("\u{1f3f4}") ? match : ""))
    .replace(joinersPattern, keepJoiner)
    .replace(selectorRuns, "$1")
    .replace(markRuns, "$1")
    .normalize("NFC");
}
