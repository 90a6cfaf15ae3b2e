import type { CaseResult } from "./run-case.ts";

/** Prints how long calls took, and what a model cost. */
export function printCosts(results: readonly CaseResult[], mode: "rules" | "model"): void {
  if (mode === "rules") {
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
}
