import { firstMatches } from "../../patterns/first-matches.ts";
import { bothCases } from "../words/pattern.ts";
import { isOneClause, isShortQuestion } from "./clause-guards.ts";
import { joiner, participle, question, subject, verb } from "./clause-words.ts";
import { stripOpening } from "./openings.ts";
import type { Sentence } from "./sentences.ts";

/** Where a piece of a sentence stands in the turn. */
export interface Piece {
  start: number;
  end: number;
}

const name = "\\p{Lu}[\\p{L}'-]+ (?:is|was|just turned|turned|turns|has|loves|likes|hates)\\b";
const boundaries = [
  `,\\s*(?:${joiner}\\s+)*(?:(?:still|now|then|yet)\\s+)?(?=${subject})`,
  `\\s+${joiner}\\s+(?:${joiner}\\s+)*(?=${subject})`,
  `[,.]?\\s+(?:but|and|so)\\s+(?=(?:for now|right now|currently|at the moment|now|these days|until then|yesterday|today|(?:on|in|at|last|this|next|since|from) (?:[\\p{L}\\d]+ ){0,2}?[\\p{L}\\d]+),?\\s+${subject})`,
  ` (?:but|because|since|and|so|,) (?=\\p{Lu}[\\p{L}'-]+ (?:died|passed|has|is|was|got|moved|left|quit|went|broke|had|just|finally)\\b)`,
  `(?<=\\p{L}|\\p{N}),\\s*(?:(?:and|but|so)\\s+)?(?=the\\b)`,
  "(?:,\\s*|\\s+)(?:and|but|so)\\s+(?=the\\s+[\\p{L}-]+(?:'s)?(?:\\s+[\\p{L}-]+){0,3}\\s+(?:is|are|was|runs|has|ends|starts)\\b)",
  `,\\s*(?=${question})`,
  ",\\s*(?:and\\s+)?(?=(?:only|just|mostly|now) (?:drinking|eating|wearing|using|taking|playing) )",
  ",\\s*(?=(?:still|currently|now) (?:on|in|at|with|using|running|living|working|based|driving) )",
  "(?:,\\s*(?:(?:and|but|so)\\s+)?|\\s+(?:and|but)\\s+)(?=(?:just |then |finally |now |also )?(?:\\p{Ll}{3,}ed|sold|gave|lost|took|left|quit|got|bought|went|broke|began|threw|put|cut|shut|swore|grew|ran|paid|had to) (?:my|our|the|an?|up|out|off|to|in|with|from|rid|all|everything|\\p{Lu}\\p{L}+|\\d+)\\b)",
  "(?:,\\s*(?:(?:so|and|but)\\s+)?|\\s+(?:so|and|but)\\s+)(?=(?:bye(?: bye)? |goodbye |no more \\p{L}+|no \\p{L}+(?: \\p{L}+)? (?:any ?more|any longer|for me|for us)|not (?:an? )?\\p{L}+(?: \\p{L}+)? any ?(?:more|longer))\\b)",
  "(?<=any ?more),?\\s+so\\s+(?=no \\p{L}+)",
  `(?<=\\b(?:is|are|am|was|has|have|'m|'s|'re|in|at|on|for|with|love|like|hate|use|live|work) (?:[^\\s,]+ ){0,5}[^\\s,]+)(?:,\\s*(?:and\\s+)?|\\s+and\\s+)(?=(?:the |my |our )?[\\p{Ll}'-]+(?: [\\p{Ll}'-]+)? (?:is|are|was|has|costs|runs|ends|starts|expires)\\s)`,
  "(?<=\\bthat\\b.*)\\s+and that\\s+(?=\\p{L})",
  `\\s+so\\s+(?=${question})`,
  `(?:,\\s*(?:and\\s+)?|\\s+and\\s+)(?=(?:${name}))`,
  "(?:,\\s*(?:(?:and|but|so)\\s+)?|\\s+(?:and|but|so)\\s+)(?=(?:mum|mom|mam|dad|gran|granny|nan|grandma|grandpa|grandad) (?:is|was|has|lives|works|moved|got|had|just|died|retired|loves|hates)\\b)",
  `(?:,\\s*(?:(?:and|but)\\s+)?|\\s+(?:and|but)\\s+)(?=${verb})`,
  `(?:,\\s*(?:and\\s+)?|\\s+and\\s+)(?=(?:${participle}))`,
  "(?<!\\b(?:am|are|is|be|been|was|were|of|about|by|like|love|hate|enjoy|from|to|not|im|i'm|we're|he's|she's|keep|kept|started|currently|now|still|just|also|without|for|cost of))\\s+(?=(?:living|based) (?:in|at|near|just|outside)\\b)",
  `,?\\s+(?=(?:if|unless|whenever|in case|as if|as though)\\s)`,
  `,?\\s+(?=(?:when|once|until|till|after|before|while)\\s+${subject})`,
  ",\\s*(?:and\\s+)?(?=(?:please\\s+)?(?:remember|note|keep in mind|don't forget)\\b)",
  `,\\s*(?=(?:btw|by the way|also|fyi|plus|however|anyway|though|not)\\b)`,
  `\\s+(?=(?:btw|by the way|fyi)\\s+${subject})`,
].map((source) => bothCases(source, "g"));
const conjoined = /^(?:(?:my|our) [\p{L}-]+(?: \p{Lu}[\p{L}'-]+)?|\p{Lu}[\p{L}'-]+|[\p{L}'-]+)$/u;
const apposition = /^(?:\p{L}+ )?(?:[Mm]y|[Oo]ur) [\p{L}-]+(?: [\p{L}-]+)?, \p{Lu}[\p{L}'-]+$/u;

/** Cuts a sentence where one clause ends and the next begins. */
export function cutClauses(text: string, sentence: Sentence): Piece[] {
  const whole = text.slice(sentence.start, sentence.end);
  const pieces: Piece[] = [];
  let start = 0;
  for (const match of firstMatches(boundaries, whole)) {
    const left = whole.slice(start, match.index).trim();
    if (left === "" || /^(?:(?:it's )?just )?(?:me|myself)$/iu.test(left)) continue;
    if (
      /^\s+then\s+$/iu.test(match[0]) &&
      /\b(?:until|till|since|by|before|after|back)$/iu.test(left)
    )
      continue;
    const right = whole.slice(match.index + match[0].length);
    if (isOneClause(left, match[0], right)) continue;
    // "Leila and I broke up": two people, one clause
    if (
      /^\s+and\s+$/iu.test(match[0]) &&
      /^(?:i|we)\b/iu.test(right) &&
      conjoined.test(stripOpening(left).rest)
    )
      continue;
    // "my wife, Jana, is a dentist": the name stands in between
    if (/^(?:is|has|was|just|moved|lives|works)\b/iu.test(right) && apposition.test(left)) continue;
    pieces.push({ start: sentence.start + start, end: sentence.start + match.index });
    start = match.index + match[0].length;
  }
  pieces.push({ start: sentence.start + start, end: sentence.end });
  if (sentence.question) pieces.push(...fragment(whole, sentence, pieces));
  return pieces.filter(({ start: from, end }) => /[\p{L}\p{N}]/u.test(text.slice(from, end)));
}

// "I'm vegetarian, protein ideas?": what is asked is the few words behind the last comma.
function fragment(whole: string, sentence: Sentence, pieces: Piece[]): Piece[] {
  const last = pieces.at(-1) as Piece;
  const words = whole.slice(last.start - sentence.start);
  const comma = words.lastIndexOf(", ");
  const tail = words.slice(comma + 2);
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
  const middle = last.start + comma;
  const end = last.end;
  last.end = middle;
  return [{ start: middle + 2, end }];
}
