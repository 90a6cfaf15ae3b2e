const parts = /\\p\{[^}]*\}|\\.|\(\?<?[=!:]|\[(?:\\p\{[^}]*\}|\\.|[^\]])*\]|[a-zà-öø-þ]+/giu;
/** Words and classes that were spelled, and stand in many patterns. */
const known = new Map<string, string>();

/**
 * The source of a pattern with each plain letter in both cases ("[aA]"), while `\p{Lu}` and `\p{Ll}` stay what they say. Compiling it
 * with the flag `u` costs less than with `iu`, as classes such as `\p{L}` need not be closed over cases.
 */
export function spelledInBothCases(source: string): string {
  return source.replace(parts, (part) => {
    if (part.startsWith("\\") || part.startsWith("(")) return part;
    let spelled = known.get(part);
    if (spelled === undefined) {
      spelled = part.startsWith("[") ? classOf(part) : lettersOf(part);
      known.set(part, spelled);
    }
    return spelled;
  });
}

function lettersOf(word: string): string {
  const [lower, upper] = [word.toLowerCase(), word.toUpperCase()];
  let spelled = "";
  for (let at = 0; at < word.length; at++) spelled += `[${lower[at]}${upper[at]}]`;
  return spelled;
}

function classOf(part: string): string {
  return part.replace(/\\p\{[^}]*\}|\\.|[a-z]-[a-z]|[a-z]/giu, (piece) => {
    if (piece.startsWith("\\")) return piece;
    return `${piece.toLowerCase()}${piece.toUpperCase()}`;
  });
}
