import { endOfString, opensString } from "./string-extent.ts";

/** Where a piece of JSON that begins with a bracket ends. */
export interface JsonExtent {
  /** After its last bracket, or the end of the text when it was cut off. */
  end: number;
  /** The same without its unfinished part and with its brackets closed. Only when the text ends too early. */
  cut?: JsonCut | undefined;
}

/** What is left of JSON that was cut off. */
export interface JsonCut {
  /** Undefined when nothing was finished. */
  text: string | undefined;
  /** Whether something unfinished had to go, and not only brackets were missing. */
  dropped: boolean;
}

interface Frame {
  open: "{" | "[";
  /** After the last finished element or property. */
  finished: number | undefined;
  afterColon: boolean;
}

/**
 * Follows JSON, also such as models write it (single quotes, unescaped quotes, comments, brackets that do not match), from its
 * opening bracket to its end. Cut-off JSON loses the unfinished element of its outermost list as a whole, however much of the
 * element is there: a fact without its last fields could say the opposite.
 *
 * @param start the position of the opening bracket
 */
export function scanJson(text: string, start: number): JsonExtent {
  const frames: Frame[] = [];
  for (let position = start; position < text.length; position += 1) {
    const character = text[position] as string;
    const frame = frames.at(-1);
    if (character === "{" || character === "[") {
      frames.push({ open: character, finished: undefined, afterColon: false });
    } else if (character === "}" || character === "]") {
      closeFrame(frames, character === "}" ? "{" : "[");
      const parent = frames.at(-1);
      if (parent === undefined) return { end: position + 1 };
      parent.finished = position + 1;
    } else if (frame !== undefined && character === ",") {
      frame.finished = position;
      frame.afterColon = false;
    } else if (frame !== undefined && character === ":") {
      frame.afterColon = true;
    } else if (frame !== undefined && opensString(text, position)) {
      position = endOfString(text, position);
      if (position < text.length && (frame.open === "[" || frame.afterColon)) {
        frame.finished = position + 1;
      }
    }
  }
  return { end: text.length, cut: cutUnfinished(text, start, frames) };
}

function closeFrame(frames: Frame[], open: Frame["open"]): void {
  const match = frames.findLastIndex((frame) => frame.open === open);
  if (match >= 0) frames.length = match;
}

function cutUnfinished(text: string, start: number, frames: readonly Frame[]): JsonCut {
  const list = frames.findIndex((frame) => frame.open === "[");
  const depth = Math.max(0, list);
  const finished = frames[depth]?.finished;
  if (finished === undefined) return { text: undefined, dropped: true };
  const closers = frames.slice(0, depth + 1).map((frame) => (frame.open === "{" ? "}" : "]"));
  return {
    text: `${text.slice(start, finished)}${closers.reverse().join("")}`,
    dropped: /[^\s,}\]`]/.test(text.slice(finished)),
  };
}
