import type { Answer } from "./ask-question.ts";

/** What all questions of a run came to. */
export interface Totals {
  /** Questions whose answer is known. */
  asked: number;
  /** Of these, how many had all turns of their answer recalled, and how many at least one. */
  complete: number;
  partly: number;
  /** The share of the answers' turns that was recalled, 0 to 1, mean over questions. */
  share: number;
  /** Mean tokens of what was recalled, and of the whole conversations. */
  recalledTokens: number;
  fullTokens: number;
  /** Milliseconds of a recall. */
  median: number;
  slowest: number;
}

/** Adds up answers, each with the tokens of its whole conversation. */
export function totalsOf(answers: readonly { answer: Answer; fullTokens: number }[]): Totals {
  const known = answers.map(({ answer }) => answer).filter(({ expected }) => expected.size > 0);
  const times = answers.map(({ answer }) => answer.milliseconds).sort((a, b) => a - b);
  return {
    asked: known.length,
    complete: known.filter(({ found, expected }) => found === expected.size).length,
    partly: known.filter(({ found }) => found > 0).length,
    share: mean(known.map(({ found, expected }) => found / expected.size)),
    recalledTokens: mean(answers.map(({ answer }) => answer.recall.tokens)),
    fullTokens: mean(answers.map(({ fullTokens }) => fullTokens)),
    median: times[Math.floor(times.length / 2)] ?? 0,
    slowest: times.at(-1) ?? 0,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
