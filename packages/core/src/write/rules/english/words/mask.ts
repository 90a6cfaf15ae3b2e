import { caseless } from "./gated.ts";

/** Stands for words that are not the speaker's own. */
export const masked = "\ufffc";

const fences = /(?:```|~~~)[\s\S]*?(?:```|~~~|$)/gu;
const quotedLines = /^[ \t]*>.*$/gmu;
const markup = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>\n]{0,200}>/giu;
const doubleQuotes = /"[^"\n]{1,600}"|“[^”\n]{1,600}[”"]|«[^»\n]{1,600}»|„[^“”"\n]{1,600}[“”"]/gu;
const singleQuotes =
  /(?<=^|[\s([:,—-])['‘](?=\S)(?:[^'’\n]|['’](?=\p{L})){1,600}(?<=\S)['’](?=$|[\s.,;:!?)\]])/gmu;
const inlineCode = /`[^`\n]{1,300}`/gu;
const toolBlocks = /\[tool[^\]]{0,80}\][\s\S]*?(?:\[end[^\]]{0,80}\]|$)/giu;

const aboutText =
  "text|paragraph|sentence|line|email|e-mail|mail|message|letter|article|page|post|readme|log|logs|output|transcript|review|bio|cv|resume|draft|essay|story|poem|ad|listing|description|ticket|snippet|note|notes|speech|caption|reply|answer|response|quote|passage|abstract|tweet|blurb|profile";
/** What comes behind the colon (or on the next line) of these is somebody's text, not a statement of the speaker. */
const pastes: readonly RegExp[] = [
  caseless`\b(?:summari[sz]e|translate|proof-?read|rewrite|rephrase|reword|paraphrase|polish|shorten|tl;?dr)\b[^\n:]{0,120}(?::\s|\n)`,
  caseless`\b(?:edit|correct|improve|review|analy[sz]e|explain|check|fix|format|read|classify|extract)\s+(?:this|that|these|the following|my|our|his|her|their|the|it)\b[^\n:]{0,100}(?::\s|\n\n)`,
  caseless`\b(?:got|received|here(?:'s|’s| is| are)|this is|saw|found|from|says?|wrote|sent)\b[^\n:]{0,60}\b(?:${aboutText})\b[^\n:]{0,60}(?::\s|\n\n)`,
  caseless`\b(?:write|draft|compose|create|generate|make)\b[^\n:]{0,80}\b(?:${aboutText}|song|dialogue|script|persona|character)\b[^:]{0,200}:\s`,
  /^(?:from|to|subject|re|date|cc):\s.*$/imu,
  /^(?:dear|hello|hi)\s[^\n]{0,60},[ \t]*\n(?=[\s\S]*\n[ \t]*(?:regards|best|cheers|yours|sincerely|kind regards|thanks)\b)/imu,
];

/** "Write a bio for a conference: I'm a geologist" tells what is so of the speaker. */
const ofOneself =
  /^(?:write|draft|create|make|compose)\b[^:]{0,40}\b(?:bio|cv|résumé|resume|about me|introduction|intro|profile)\b/iu;
const ofAnother =
  /\b(?:character|persona|fictional|story|novel|game|someone|somebody|his|her|their|(?:for|of|about|as) (?:my|our|him|her|them|\p{Lu}))/u;

/**
 * The text with everything covered that the speaker only shows: code, quoted lines and passages, markup, pasted letters and pages.
 * Positions stay the same. Short quoted names ("my cat is called 'Miso'") stay readable.
 */
export function maskForeign(text: string): string {
  const cover = (match: string) =>
    match.replace(/[^\n]/gu, (character) => masked.repeat(character.length));
  const coverUnlessName = (match: string) =>
    isName(match.slice(1, -1)) ? ` ${match.slice(1, -1)} ` : cover(match);
  let result = text
    .replace(/\[redacted: [\p{L} ]+\]/gu, cover)
    .replace(/’|‘(?=\p{L})/gu, "'")
    .replace(fences, cover)
    .replace(quotedLines, cover);
  result = result.replace(toolBlocks, cover).replace(markup, cover);
  result = result.replace(inlineCode, coverUnlessName).replace(doubleQuotes, coverUnlessName);
  result = result.replace(singleQuotes, coverUnlessName);
  for (const paste of pastes) {
    const match = paste.exec(result);
    if (match === null) continue;
    const start = match.index + match[0].length;
    if (
      ofOneself.test(match[0]) &&
      !ofAnother.test(match[0]) &&
      /^\s*(?:I|I'm|I've|my|we|we're)\s/iu.test(result.slice(start))
    )
      continue;
    // what is shown stands in quotes and is covered already: behind it the speaker goes on
    if (result.slice(start).trimStart().startsWith(masked)) continue;
    result = result.slice(0, start) + cover(result.slice(start));
  }
  return result;
}

function isName(text: string): boolean {
  return (
    text.length <= 40 &&
    text.trim().split(/\s+/u).length <= 3 &&
    !/\b(?:i|im|i'm|my|me|we|our|you)\b/iu.test(text) &&
    !/\b\w+n't\b|[.!?]$/u.test(text)
  );
}
