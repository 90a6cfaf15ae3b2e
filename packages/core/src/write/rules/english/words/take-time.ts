import type { TimeDirection } from "../../../time-phrases.ts";
import { findTime } from "../../../time-phrases.ts";

/** Takes a time phrase out of a value: "Porto last month" → "Porto" and "last month". */
export function takeTime(
  text: string,
  at: number,
  direction: TimeDirection,
): { rest: string; when?: string | undefined } {
  const time = findTime(text, at, direction);
  if (time === undefined) return { rest: text };
  const rest = (text.slice(0, time.index) + text.slice(time.index + time.phrase.length))
    .replace(/\s+/gu, " ")
    .replace(/^[\s,]+|[\s,]+$/gu, "")
    .trim();
  return { rest, when: time.phrase.trim() };
}
