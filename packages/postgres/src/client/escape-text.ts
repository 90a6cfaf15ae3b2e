/**
 * Postgres keeps every character in a text but NUL. It is written as a substitute character and a 0, the substitute character
 * itself as two characters as well: so that no two texts become one, and equal texts stay equal.
 */
const substitute = "\u001a";
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const special = /[\u0000\u001a]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const escaped = /\u001a([01])/gu;

/** A text as it is stored. */
export function escapeText(text: string): string {
  const safe =
    text.includes("\0") || text.includes(substitute)
      ? text.replace(special, (found) => `${substitute}${found === "\0" ? 0 : 1}`)
      : text;
  return safe.isWellFormed() ? safe : safe.toWellFormed();
}

/** A stored text as it was. */
export function unescapeText(text: string): string {
  return text.includes(substitute)
    ? text.replace(escaped, (_, which) => (which === "0" ? "\0" : substitute))
    : text;
}
