import { styleText } from "node:util";

/** How many columns the output may use: those of the terminal, 100 at most; 80 when it goes into a file or a pipe. */
export const columns = Math.max(40, Math.min(process.stdout.columns || 80, 100));

/** Text in a style; as it is when the output is no terminal, or NO_COLOR is set. */
export function styled(style: "bold" | "dim" | "green" | "red" | "yellow", text: string): string {
  return styleText(style, text);
}

/** Ends quietly when the reader of a pipe, such as `head`, has seen enough. */
export function endWithReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

const wide =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u;
const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** How many columns a text takes: two for a character of Chinese, Japanese or Korean, and for an emoji. */
export function widthOf(text: string): number {
  return [...characters.segment(text)].reduce(
    (width, { segment }) => width + (wide.test(segment) ? 2 : 1),
    0,
  );
}

/** Breaks a text into lines of at most `width` columns, between words where it can. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(text)) {
    if (line !== "" && widthOf(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return [...lines, line.trimEnd()].filter((each) => each !== "");
}

// Words with the space behind them; where a script has no spaces, or a word is very long, single characters.
function piecesOf(text: string): string[] {
  return text.split(/(?<=\s)/u).flatMap((word) => {
    if (!wide.test(word) && word.length <= 24) return [word];
    return [...characters.segment(word)].map(({ segment }) => segment);
  });
}

/** A number with its thousands apart. */
export function count(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

/** `12 turns`, `1 turn`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** A time as a day with its weekday, such as `Thu 18 Jun 2026`, in UTC. */
export function day(time: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "2-digit",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return format.format(new Date(time)).replaceAll(",", "");
}

/** A duration in milliseconds. */
export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

/** A heading with a line under it. */
export function heading(text: string): string {
  return `\n${styled("bold", text)}\n${styled("dim", "-".repeat(Math.min(columns, widthOf(text))))}`;
}
