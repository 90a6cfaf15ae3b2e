/**
 * A case-insensitive pattern that finds one of the alternatives as whole words, for languages in
 * Latin letters. Unlike `\b` its borders know letters with accents. (`\p{L}` would do the same, but
 * takes milliseconds to compile.)
 *
 * @param alternatives regular expressions without groups that capture.
 */
export function phrasePattern(...alternatives: readonly string[]): RegExp {
  const letter = "[a-z0-9_\\u00c0-\\u024f]";
  return new RegExp(`(?<!${letter})(?:${alternatives.join("|")})(?!${letter})`, "i");
}
