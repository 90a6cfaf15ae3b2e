/** Characters per piece, unless there is no place to cut. */
const piecePattern = 65_536;

/**
 * Blank, line break, ideographic space, comma or full stop: no word reaches across one of these.
 */
const boundaryPattern = /[\s\u3001\u3002]/;

/**
 * Where the piece that starts at `from` ends: behind the last boundary within reach, otherwise
 * between two characters.
 */
function pieceEnd(text: string, from: number): number {
  const end = from + piecePattern;
  if (end >= text.length) return text.length;
  for (let index = end; index > from; index -= 1) {
    if (boundaryPattern.test(text.charAt(index - 1))) return index;
  }
  const unit = text.charCodeAt(end - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? end - 1 : end;
}

/**
 * A long text in pieces of at most 65,536 characters, cut where no word is cut if there is such a
 * place. It bounds the work that is done ahead when only the first words are wanted, and the depth
 * of the regular expressions.
 */
export function* textPieces(text: string): Generator<string> {
  if (text.length <= piecePattern) {
    yield text;
    return;
  }
  for (let from = 0; from < text.length; ) {
    const end = pieceEnd(text, from);
    yield text.slice(from, end);
    from = end;
  }
}
