import { isShortQuestion } from "./clause-guards.ts";
import type { Sentence } from "./sentences.ts";

const so =
  /(?:,\s*|\s+)so (?=(?:perhaps|maybe|presumably|probably|possibly|surely|ideally|hopefully|an?|the|some|no|not|nothing|something|any\p{L}*|\p{L}+ing|direct|more|less|even|just|only)\b)/iu;
const own = /^(?:\p{L}+ ){0,3}(?:i|im|i'm|ive|i've|we|we're|my|our)\b/iu;

/**
 * What is asked is what stands behind the last comma ("I'm vegetarian, protein ideas?") or behind a "so" ("I work from home, so perhaps a
 * flexible ticket?"). Cuts it off the last piece.
 */
export function askedTail(
  whole: string,
  sentence: Sentence,
  pieces: { start: number; end: number }[],
): { start: number; end: number }[] {
  const last = pieces.at(-1) as { start: number; end: number };
  const words = whole.slice(last.start - sentence.start);
  const consequence = so.exec(words);
  const comma = words.lastIndexOf(", ");
  const tail = words.slice(comma + 2);
  if (consequence !== null && own.test(words)) {
    const { end } = last;
    last.end = last.start + consequence.index;
    return [{ start: last.end + consequence[0].length, end }];
  }
  if (
    comma < 0 ||
    !isShortQuestion(tail) ||
    !(
      /^(?:\p{L}+ ){0,3}(?:i|im|i'm|we|my|our|me|us)\b/iu.test(words) ||
      (pieces.length > 1 &&
        /^(?:(?:also|and|so|but|btw|oh|ok|hi|hey)[,!]* )*(?:i|i'm|im|we|my|our)\b/iu.test(whole))
    )
  )
    return [];
  const { end } = last;
  last.end = last.start + comma;
  return [{ start: last.end + 2, end }];
}

/** Whether a piece of a question only draws a conclusion: "so perhaps a flexible ticket is better?" */
export function isConclusion(joint: string): boolean {
  return /(?:^|\s)so\s+$/iu.test(joint);
}
