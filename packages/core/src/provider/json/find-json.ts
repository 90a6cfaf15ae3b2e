import { parseJson } from "./parse-json.ts";
import { scanJson } from "./scan-json.ts";
import { stripThinking } from "./strip-thinking.ts";

/** A JSON object or list that was found in a text. */
export interface FoundJson {
  value: unknown;
  /** How much of the text it takes. */
  length: number;
  /** What had to be repaired, in words. */
  repaired: string[];
  /** Whether its end is missing. */
  truncated: boolean;
  /** Whether it may be only a part of the answer, or none: it lies within another one, or is empty brackets in a sentence. */
  doubtful: boolean;
}

/** What {@link findJson} found. */
export interface JsonFindings {
  /** The longest first, of equally long ones the last of the text first. */
  found: FoundJson[];
  /** Why there is none, for the case that there is none. */
  reason: string;
}

/** Finds the objects and lists of JSON in what a language model wrote. */
export function findJson(original: string): JsonFindings {
  const text = original.replace(/^\uFEFF/, "").trim();
  const mark = original.startsWith("\uFEFF") ? ["removed a byte order mark"] : [];
  if (text === "") return { found: [], reason: "The answer is empty." };
  const whole = wholeText(text);
  if (whole !== undefined) {
    return { found: [{ ...whole, repaired: [...mark, ...whole.repaired] }], reason: "" };
  }
  const answer = stripThinking(text);
  if (answer.text === "")
    return { found: [], reason: "The answer ends while the model is thinking." };
  const before = answer.found ? [...mark, "removed the thinking"] : mark;
  return { found: inOrder(findParts(answer.text), before), reason: reasonFor(answer.text) };
}

/** The text as it is, when it is JSON, also JSON in a JSON string. */
function wholeText(text: string): FoundJson | undefined {
  if (!/^[{["]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const inner = typeof value === "string" ? value.trim() : text;
  const parsed = /^[{[]/.test(inner) ? parseJson(inner) : undefined;
  if (parsed === undefined) return undefined;
  const repaired = inner === text ? [] : ["took the JSON out of a string"];
  const { length } = text;
  repaired.push(...parsed.repaired);
  return { value: parsed.value, length, repaired, truncated: false, doubtful: false };
}

const mostBrackets = 64;
const textAround = "removed the text around the JSON";

function findParts(text: string): FoundJson[] {
  const parts: FoundJson[] = [];
  let brackets = 0;
  let covered = 0;
  for (let position = 0; position < text.length && brackets < mostBrackets; position += 1) {
    if (text[position] !== "{" && text[position] !== "[") continue;
    brackets += 1;
    const { end, cut } = scanJson(text, position);
    const source = cut === undefined ? text.slice(position, end) : cut.text;
    const parsed = source === undefined ? undefined : parseJson(source);
    if (typeof parsed?.value !== "object" || parsed.value === null) continue;
    const around = surroundings(text, position, end);
    const repaired = [...around, ...parsed.repaired];
    if (cut?.dropped) repaired.push("dropped the unfinished last element");
    else if (cut !== undefined) repaired.push("closed what was left open");
    parts.push({
      value: parsed.value,
      length: end - position,
      repaired,
      truncated: cut !== undefined,
      doubtful: position < covered || (around.includes(textAround) && isEmptyList(parsed.value)),
    });
    covered = Math.max(covered, end);
    // What had to be corrected may have been no JSON but a bracket in a sentence, with the JSON behind it.
    if (!parsed.corrected && cut === undefined) position = end - 1;
  }
  return parts;
}

function inOrder(parts: readonly FoundJson[], before: readonly string[]): FoundJson[] {
  const outer = parts.filter((part) => !part.doubtful);
  const choice = outer.length > 1 ? [`chose one of ${outer.length} JSON values`] : [];
  const found = parts
    .map((part) => ({ ...part, repaired: [...before, ...choice, ...part.repaired] }))
    .reverse()
    .sort((a, b) => b.length - a.length);
  if (outer.length > 1) {
    // Objects one after the other, where a list of them was wanted.
    found.push({
      value: outer.map(({ value }) => value),
      length: 0,
      repaired: [...before, `read ${outer.length} JSON values as a list`],
      truncated: outer.some(({ truncated }) => truncated),
      doubtful: false,
    });
  }
  return found;
}

function surroundings(text: string, start: number, end: number): string[] {
  const before = text.slice(0, start).trim();
  const after = text.slice(end).trim();
  const fenced = /```[\w-]*$/.test(before);
  const alone = fenced
    ? /^```[\w-]*$/.test(before) && /^(?:```)?$/.test(after)
    : before === "" && after === "";
  return [...(fenced ? ["removed a code fence"] : []), ...(alone ? [] : [textAround])];
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function reasonFor(text: string): string {
  return /[{[]\s*["'{[]/.test(text)
    ? "The answer was cut off before anything in it was finished, or is not JSON."
    : "The answer holds no JSON.";
}
