/** What a ranker gave for one question, and what it should have found. */
export interface Answer {
  category: number;
  ranked: readonly string[];
  evidence: readonly string[];
}

/** Means over some questions, each 0 to 1. */
export interface Metrics {
  questions: number;
  recallAt: Record<number, number>;
  /** The mean reciprocal rank of the first turn of evidence. */
  reciprocalRank: number;
}

/** The depths at which recall is measured. */
export const depths = [5, 10, 20, 50] as const;

/** Evidence recall: which part of a question's evidence is among the first k, averaged over questions that have evidence. */
export function measure(answers: readonly Answer[]): Metrics {
  const usable = answers.filter((answer) => answer.evidence.length > 0);
  const mean = (value: (answer: Answer) => number) =>
    usable.reduce((sum, answer) => sum + value(answer), 0) / Math.max(1, usable.length);
  return {
    questions: usable.length,
    recallAt: Object.fromEntries(
      depths.map((depth) => [depth, mean((answer) => recallAt(answer, depth))]),
    ),
    reciprocalRank: mean(reciprocalRank),
  };
}

/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function recallAt({ ranked, evidence }: Answer, depth: number): number {
  const found = new Set(ranked.slice(0, depth));
  return evidence.filter((id) => found.has(id)).length / evidence.length;
}

function reciprocalRank({ ranked, evidence }: Answer): number {
  const rank = ranked.findIndex((id) => evidence.includes(id));
  return rank < 0 ? 0 : 1 / (rank + 1);
}
