import { masked } from "../words/mask.ts";

/** A piece of text between stops, with its place. */
export interface Sentence {
  start: number;
  end: number;
  /** It ends with a question mark. */
  question: boolean;
  /** It stands in brackets. */
  aside: boolean;
  /** The mark in front of it: `:` announces, `(` explains. */
  opener: string;
}

const stops =
  /[.!?…]+(?=[\s)"'\]]|$)|\n+|;(?=\s|$)|(?<=[\p{L}\p{N})]):(?=\s|$)|\s[-–—]{1,3}\s|—|[()[\]]|•|\p{Extended_Pictographic}+/gu;
const abbreviations =
  /(?:^|(?<!\d)[\s(])(?:e\.g|i\.e|mr|mrs|ms|dr|st|prof|vs|approx|no|nr|ca|a\.m|p\.m|jr|sr|inc|ltd|co)$/iu;

/** Splits a text at full stops, question marks, line breaks, dashes, brackets and colons, but not inside versions or abbreviations. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let opener = "";
  let depth = 0;
  const close = (end: number, mark: string) => {
    const [from, to] = trimmed(text, start, end);
    if (to > from) {
      sentences.push({
        start: from,
        end: to,
        question: mark.includes("?"),
        aside: depth > 0,
        opener,
      });
    }
  };
  for (const match of text.matchAll(stops)) {
    const mark = match[0];
    const short =
      mark === "." &&
      abbreviations.exec(text.slice(Math.max(0, match.index - 12), match.index))?.[0];
    // "no. 5" is a number, "god no. I have" is not
    if (
      short &&
      !(/no$/iu.test(short) && !/^\. ?\d/u.test(text.slice(match.index, match.index + 3)))
    )
      continue;
    // an age in brackets belongs to its name: "Mia (4) and Jo (7)"
    if (/^[()]$/u.test(mark) && bracketedNumber(text, match.index)) continue;
    close(match.index, mark);
    if (mark === "(" || mark === "[") depth++;
    if ((mark === ")" || mark === "]") && depth > 0) depth--;
    opener = mark.trim();
    start = match.index + mark.length;
  }
  close(text.length, "");
  return sentences.filter((sentence) => {
    const part = text.slice(sentence.start, sentence.end).replaceAll(masked, "");
    return /\p{L}|\d{3}/u.test(part);
  });
}

function bracketedNumber(text: string, index: number): boolean {
  return text[index] === "("
    ? /^\(\d{1,3}\)/u.test(text.slice(index, index + 5))
    : /\(\d{1,3}$/u.test(text.slice(Math.max(0, index - 4), index));
}

function trimmed(text: string, start: number, end: number): [number, number] {
  const part = text.slice(start, end);
  const lead = /^[\s\-*•·>#\d.)]*(?=[\s\-*•·])\s*|^\s+/u.exec(part)?.[0].length ?? 0;
  const bullet = /^[\s]*(?:[-*•·]|\d{1,2}[.)])\s+/u.exec(part)?.[0].length;
  return [
    start + (bullet ?? Math.min(lead, /^\s*/u.exec(part)?.[0].length ?? 0)),
    start + part.trimEnd().length,
  ];
}
