/**
 * At most `longest` characters of a text, around the first place where one of the words stands, cut at spaces where there
 * are any and marked with … where something is missing.
 */
export function excerpt(text: string, words: readonly string[], longest: number): string {
  if (text.length <= longest) return text;
  const lower = text.toLowerCase();
  const places = words.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
  const centre = places.length === 0 ? 0 : Math.min(...places);
  const from = cutBefore(
    text,
    Math.max(0, Math.min(centre - Math.floor(longest / 3), text.length - longest)),
  );
  const to = cutAfter(text, Math.min(text.length, from + longest));
  return `${from > 0 ? "…" : ""}${text.slice(from, to).trim()}${to < text.length ? "…" : ""}`;
}

const furthest = 24; // how far to look for a space

function cutBefore(text: string, place: number): number {
  if (place === 0) return 0;
  const space = text.indexOf(" ", place);
  return space >= 0 && space - place <= furthest ? space + 1 : wholeCharacter(text, place);
}

function cutAfter(text: string, place: number): number {
  if (place >= text.length) return text.length;
  const space = text.lastIndexOf(" ", place);
  return space > 0 && place - space <= furthest ? space : wholeCharacter(text, place);
}

// never between the two halves of a surrogate pair
function wholeCharacter(text: string, place: number): number {
  const unit = text.charCodeAt(place);
  return unit >= 0xdc00 && unit <= 0xdfff ? place + 1 : place;
}
