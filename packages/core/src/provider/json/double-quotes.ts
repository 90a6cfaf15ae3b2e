import { endOfString, opensString } from "./string-extent.ts";

/** Writes single-quoted strings of JSON with double quotes, apostrophes inside them included. */
export function doubleQuotes(text: string): string {
  let result = "";
  for (let position = 0; position < text.length; position += 1) {
    if (!opensString(text, position)) {
      result += text[position];
      continue;
    }
    const end = endOfString(text, position);
    const single = text[position] === "'" && end < text.length;
    result += single
      ? `"${escapeQuotes(text.slice(position + 1, end))}"`
      : text.slice(position, end + 1);
    position = end;
  }
  return result;
}

function escapeQuotes(content: string): string {
  return content.replace(/\\(.)|"/gs, (match, escaped: string | undefined) => {
    if (escaped === undefined) return '\\"';
    return escaped === "'" ? "'" : match;
  });
}
