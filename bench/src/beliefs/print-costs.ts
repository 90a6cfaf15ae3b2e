import type { QuestionCosts } from "./count-questions.ts";
import type { CaseResult } from "./run-case.ts";

/** The names of the two questions, as their shapes are called. */
const questions: readonly [name: string, title: string][] = [
  ["memory_facts", "what is worth knowing"],
  ["memory_verdicts", "how it goes with what is believed"],
];

/**
 * Prints how long calls took, and what a model cost.
 *
 * @param costs of a model, by the names of the shapes that it was asked for
 */
export function printCosts(
  results: readonly CaseResult[],
  costs?: ReadonlyMap<string, QuestionCosts>,
): void {
  if (costs === undefined) {
    const times = results.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
    console.log(
      `\nadd  p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  (in memory, ${times.length} calls, cold start included)`,
    );
    return;
  }
  const usages = results.flatMap((result) => result.usages);
  const mean = (values: number[]) =>
    Math.round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));
  console.log(
    `\n${usages.length} extractions (a session each), on average ${(
      usages.reduce((sum, { calls }) => sum + calls, 0) / Math.max(1, usages.length)
    ).toFixed(
      2,
    )} questions, ${mean(usages.map(({ inputTokens }) => inputTokens))} tokens in, ${mean(
      usages.map(({ outputTokens }) => outputTokens),
    )} out (as the server tells)`,
  );
  for (const [name, title] of questions) {
    const { questions: count, inputTokens, outputTokens } = costs.get(name) ?? noCosts;
    const each = (tokens: number) => Math.round(tokens / Math.max(1, count));
    console.log(
      `  ${title}: ${count} questions of ${each(inputTokens)} tokens in and ${each(outputTokens)} out`,
    );
  }
}

const noCosts: QuestionCosts = { questions: 0, inputTokens: 0, outputTokens: 0 };
