import type { SearchResult } from "@holdfast/core";
import type { Answer } from "./ask-question.ts";
import { matchesIn, wordsOf } from "./matching-words.ts";
import { columns, count, counted, day, milliseconds, styled, widthOf, wrap } from "./terminal.ts";

const shown = 3;
const mostLines = 2;

/** Prints a question and the best of what was recalled for it: first the best three, then what else holds the answer. */
export function showAnswer(answer: Answer, title: string, fullTokens: number): void {
  const { question, recall, expected } = answer;
  const words = wordsOf(question.text);
  console.log(`\n${wrap(`${title} ${question.text}`, columns).map(bold).join("\n")}`);
  const visible = recall.items.filter((item, index) => index < shown || expected.has(item.id));
  for (const item of visible) showItem(item, words, question.phrases, expected.has(item.id));
  const more = recall.items.length - visible.length;
  if (more > 0) console.log(styled("dim", `    and ${counted(more, "more turn")}`));
  if (recall.items.length === 0) console.log("    nothing was recalled");
  const saved = (100 * (1 - recall.tokens / fullTokens)).toFixed(0);
  const cost = `${count(recall.tokens)} tokens instead of ${count(fullTokens)} (${saved} % saved), ${milliseconds(answer.milliseconds)}`;
  console.log(`    ${[verdict(answer), cost].filter((part) => part !== "").join("  ")}`);
}

function verdict({ expected, found }: Answer): string {
  if (expected.size === 0) return "";
  if (found === 0) return styled("red", "not found");
  const share = expected.size === 1 ? "" : ` ${found} of ${expected.size}`;
  return styled(found === expected.size ? "green" : "yellow", `found${share}`);
}

function showItem(
  item: SearchResult,
  words: readonly string[],
  phrases: readonly string[],
  isAnswer: boolean,
): void {
  const [time, who] =
    item.kind === "turn" ? [item.at, item.name ?? item.role] : [item.validFrom, "memory"];
  const mark = isAnswer ? "  > " : "  - ";
  const label = `${day(time)}  ${who}: `;
  const room = (columns - mark.length) * mostLines - widthOf(label) - 8;
  const text = label + part(item.text.replace(/\s+/gu, " "), room, words, phrases);
  const [first = "", ...others] = wrap(text, columns - mark.length);
  const lines = [`${mark}${first}`, ...others.map((line) => `    ${line}`)];
  console.log(lines.map((line) => highlight(line, words)).join("\n"));
}

// As much of a text as there is room for, around the words of the answer or else of the question.
function part(
  text: string,
  room: number,
  words: readonly string[],
  phrases: readonly string[],
): string {
  if (widthOf(text) <= room) return text;
  const lower = text.toLowerCase();
  const answer = phrases.map((phrase) => lower.indexOf(phrase.toLowerCase())).find((at) => at >= 0);
  const place = answer ?? matchesIn(text, words)[0]?.[0] ?? 0;
  const most = Math.floor((room * text.length) / widthOf(text));
  const from = Math.max(0, Math.min(place - Math.floor(most / 4), text.length - most));
  const start = from === 0 ? 0 : text.indexOf(" ", from) + 1;
  const cut = text.slice(start, from + most);
  const end = from + most < text.length ? cut.lastIndexOf(" ") : -1;
  return `${start > 0 ? "…" : ""}${end > 0 ? `${cut.slice(0, end)} …` : cut}`;
}

function highlight(line: string, words: readonly string[]): string {
  let result = "";
  let from = 0;
  for (const [start, end] of matchesIn(line, words)) {
    result += line.slice(from, start) + styled("yellow", line.slice(start, end));
    from = end;
  }
  return result + line.slice(from);
}

function bold(line: string): string {
  return styled("bold", line);
}
