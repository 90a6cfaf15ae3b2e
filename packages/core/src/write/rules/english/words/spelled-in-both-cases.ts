/**
 * The source of a pattern with each plain letter in both cases ("[aA]"), while `\p{Lu}` and `\p{Ll}` stay what they say. Compiling it
 * with the flag `u` costs a third of what `iu` costs, as classes such as `\p{L}` need not be closed over cases.
 */
export function spelledInBothCases(source: string): string {
  return source.replace(
    /\\p\{[^}]*\}|\\.|\(\?<?[=!:]|\[(?:\\p\{[^}]*\}|\\.|[^\]])*\]|[a-zà-öø-þ]/giu,
    (part) => {
      if (part.startsWith("[")) return classOf(part);
      return part.length === 1 ? eitherCase(part) : part;
    },
  );
}

function eitherCase(letter: string): string {
  const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
  return lower === upper ? letter : `[${lower}${upper}]`;
}

function classOf(part: string): string {
  return part.replace(/\\p\{[^}]*\}|\\.|[a-z]-[a-z]|[a-z]/giu, (piece) => {
    if (piece.startsWith("\\")) return piece;
    return `${piece.toLowerCase()}${piece.toUpperCase()}`;
  });
}
