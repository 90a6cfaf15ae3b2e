import type { budget } from "./ask-question.ts";
import { columns, count, heading, milliseconds, wrap } from "./terminal.ts";
import type { Totals } from "./totals.ts";

const indent = 12;

/** The file that the demo wrote. */
export interface WrittenFile {
  path: string;
  bytes: number;
  /** Whether it is still there when the demo has ended. */
  kept: boolean;
  budget: typeof budget;
}

/** Prints what the run came to, and what to do next. */
export function showSummary(totals: Totals, { path, bytes, kept, budget }: WrittenFile): void {
  const saved = (100 * (1 - totals.recalledTokens / totals.fullTokens)).toFixed(1);
  const lines: [string, string][] = [
    [
      "tokens",
      `${count(totals.recalledTokens)} recalled on average, ${count(totals.fullTokens)} for the full history (${saved} % saved)`,
    ],
    [
      "budget",
      `${budget.limit} turns and ${count(budget.maxTokens)} tokens per question, no model, no embedder`,
    ],
    [
      "time",
      `${milliseconds(totals.median)} per recall (median), ${milliseconds(totals.slowest)} the slowest`,
    ],
    ["file", `${path} (${count(bytes / 1024)} KiB)${kept ? "" : ", deleted now; --keep keeps it"}`],
    ["next", 'docs/getting-started.md; or ask yourself: npm run demo -- --ask "how is my knee?"'],
  ];
  if (totals.asked > 0) lines.unshift(...recallLines(totals));
  console.log(heading("Summary"));
  for (const [name, value] of lines) {
    const [first, ...others] = wrap(value, columns - indent);
    console.log(
      [
        `  ${name.padEnd(indent - 2)}${first}`,
        ...others.map((line) => " ".repeat(indent) + line),
      ].join("\n"),
    );
  }
}

function recallLines({ asked, complete, partly, share }: Totals): [string, string][] {
  if (complete === asked) return [["recalled", `the answer to ${complete} of ${asked} questions`]];
  const percent = (100 * share).toFixed(1);
  return [
    [
      "recalled",
      `every turn of the answer for ${count(complete)} of ${count(asked)} questions, some for ${count(partly)}`,
    ],
    ["", `${percent} % of the turns that hold an answer (mean over questions)`],
  ];
}
