/** Whether a string can begin here: an apostrophe begins one only after an opening bracket, a comma or a colon. */
export function opensString(text: string, position: number): boolean {
  if (text[position] === '"') return true;
  if (text[position] !== "'") return false;
  return /[{[,:]\s*$/.test(text.slice(Math.max(0, position - 40), position));
}

/**
 * The position of the closing quote of a string in JSON, or the length of the text when there is none. A quote behind which JSON
 * cannot go on was forgotten to be escaped and belongs to the string.
 */
export function endOfString(text: string, start: number): number {
  const quote = text[start];
  for (let position = start + 1; position < text.length; position += 1) {
    if (text[position] === "\\") position += 1;
    else if (text[position] === quote && endsString(text, position)) return position;
  }
  return text.length;
}

const afterString = /\s*(?:[,:\]}"'/]|$)/y;

function endsString(text: string, position: number): boolean {
  afterString.lastIndex = position + 1;
  return afterString.test(text);
}
