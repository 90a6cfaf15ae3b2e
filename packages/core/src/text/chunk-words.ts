/** UTF-16 units of the longest word. */
const longestPattern = 64;

const unspaced =
  /^[\p{sc=Han}〆\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** Characters of one UTF-16 unit that take no mark. */
const simple =
  /^[\u1100-\u1112\u3005-\u3007\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u3400-\u9fff\uac00-\ud7a3]+$/;
const characterIsWord = /^[\p{sc=Han}\p{sc=Hangul}]/u;
const charactersPattern = /\P{M}\p{M}*|\p{M}+/gu;
const emojiStyle = /[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu;

const number = /^\d+\.\d+$/;
const thousands = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const decimalComma = /^\d+,\d+$/;
const version = /^v\d+(?:\.\d+)+$/;
const abbreviation = /^\p{L}(?:\.\p{L})+$/u;
const ties = /[.,:@&_#+-]+/;

/** Parts of English contractions that say nothing: it's, I'm, they're, we've, you'll, she'd. */
const emptyTails = new Set(["s", "m", "re", "ve", "ll", "d"]);
const cyrillicOrHebrew = /^[\p{sc=Cyrillic}\p{sc=Hebrew}]/u;

/**
 * Lower-case ASCII letters and digits only. A loop, as it runs for every word; a regular expression
 * is 4 times slower.
 */
function isPlain(chunk: string): boolean {
  for (let index = 0; index < chunk.length; index += 1) {
    const code = chunk.charCodeAt(index);
    if (code > 122 || (code < 97 && (code > 57 || code < 48))) return false;
  }
  return true;
}

function cut(word: string): string {
  return word.length <= longestPattern ? word : word.slice(0, longestPattern).toWellFormed();
}

/**
 * Adds pairs of neighbouring characters (with their marks), and of Han and Hangul each character as
 * well: there one character can be a word (猫, 집), which a longer run would hide. A character that
 * stands alone stays alone.
 */
function addCharacters(run: string, words: string[]): void {
  const characters = simple.test(run) ? [...run] : (run.match(charactersPattern) ?? []);
  for (let index = 1; index < characters.length; index += 1) {
    words.push(cut(`${characters[index - 1]}${characters[index]}`));
  }
  if (characters.length > 1 && !characterIsWord.test(run)) return;
  for (const character of characters) words.push(cut(character));
}

/** Adds the words of a part that is held together by apostrophes at most. */
function addApart(part: string, words: string[]): void {
  if (!part.includes("'")) {
    words.push(cut(part));
    return;
  }
  const pieces = part.split("'");
  if (cyrillicOrHebrew.test(part)) {
    words.push(cut(pieces.join("")));
    return;
  }
  while (pieces.length > 1 && emptyTails.has(pieces.at(-1) ?? "")) pieces.pop();
  const first = pieces[0] ?? "";
  if (pieces.length === 2 && pieces[1] === "t" && first.endsWith("n")) {
    words.push(cut(`${first}t`));
    return;
  }
  for (const piece of pieces) words.push(cut(piece));
  if (pieces.length === 2 && first === "o") words.push(cut(pieces.join("")));
}

/** The whole of a tied word as one more word, if people look for it as a whole. */
function wholeOf(chunk: string, parts: readonly string[]): string | undefined {
  if (chunk.includes("'")) return undefined;
  if (decimalComma.test(chunk)) return chunk.replace(",", ".");
  if (chunk.includes(",")) return undefined;
  if (/[._:@&+]|\d/.test(chunk) || chunk.endsWith("#")) {
    return /^#\D/.test(chunk) ? wholeOf(chunk.slice(1), parts) : chunk;
  }
  const [first = "", second = ""] = parts;
  return parts.length === 2 && first.length === 1 ? first + second : undefined;
}

function addTied(chunk: string, words: string[]): void {
  if (number.test(chunk)) {
    words.push(cut(chunk));
  } else if (thousands.test(chunk)) {
    words.push(cut(chunk.replaceAll(",", "")));
  } else if (version.test(chunk)) {
    addTied(chunk.slice(1), words);
    words.push(cut(chunk));
  } else if (abbreviation.test(chunk)) {
    words.push(cut(chunk.length > 3 ? chunk.replaceAll(".", "") : chunk));
  } else {
    const parts = chunk.split(ties).filter((part) => part !== "");
    for (const part of parts) addApart(part, words);
    const whole = wholeOf(chunk, parts);
    if (whole !== undefined && !(parts.length === 1 && whole === parts[0])) words.push(cut(whole));
  }
}

/**
 * Adds the words of one chunk of {@link textChunks}: the parts of a tied word and, for identifiers,
 * the whole; pairs of characters for scripts without spaces; an emoji without its skin tone. Words
 * are cut after 64 characters.
 */
export function chunkWords(chunk: string, words: string[]): void {
  if (isPlain(chunk)) words.push(cut(chunk));
  else if (ties.test(chunk)) addTied(chunk, words);
  else if (chunk.includes("'")) addApart(chunk, words);
  else if (unspaced.test(chunk)) addCharacters(chunk, words);
  else words.push(cut(chunk.replace(emojiStyle, "")));
}
