import type { Metrics } from "./metrics.ts";
import { depths } from "./metrics.ts";

/** Everything a run measured. */
export interface Report {
  conversations: number;
  turns: number;
  ingestMilliseconds: number;
  /** Categories 1 to 4. */
  answerable: Metrics;
  byCategory: Map<number, Metrics>;
  /** Milliseconds per search. */
  search: { p50: number; p95: number };
  /** Estimated tokens: the ten best turns, dated, and the whole conversation; means over questions. */
  tokens: { topTen: number; full: number };
}

const categories: Record<number, string> = {
  1: "1 multi-hop",
  2: "2 temporal",
  3: "3 open-domain",
  4: "4 single-hop",
  5: "5 adversarial",
};

/** Prints a report as a table or as JSON and tells whether every bar is met. */
export function printReport(report: Report, asJson: boolean): boolean {
  const bars = barsOf(report);
  if (asJson) {
    console.log(
      JSON.stringify(
        { ...report, byCategory: Object.fromEntries(report.byCategory), bars },
        undefined,
        2,
      ),
    );
    return bars.every((bar) => bar.met);
  }
  console.log(
    `${report.conversations} conversations, ${report.turns} turns, no model, no embedder, default options\n`,
  );
  console.log(row("", ["n", ...depths.map((depth) => `R@${depth}`), "MRR"]));
  for (const [category, metrics] of report.byCategory)
    console.log(metricsRow(categories[category] ?? "", metrics));
  console.log(metricsRow("1–4 together", report.answerable));
  const { search, tokens } = report;
  console.log(
    `\nsearch            p50 ${search.p50.toFixed(2)} ms   p95 ${search.p95.toFixed(2)} ms   (warm, 50 results)`,
  );
  console.log(
    `recording         ${((report.turns / report.ingestMilliseconds) * 1000).toFixed(0)} turns/s, in memory`,
  );
  const saved = (100 * (1 - tokens.topTen / tokens.full)).toFixed(1);
  console.log(
    `tokens            ${tokens.topTen.toFixed(0)} for the ten best turns, ${tokens.full.toFixed(0)} for the conversation (−${saved} %)\n`,
  );
  for (const { name, value, bar, met } of bars)
    console.log(`${met ? "met   " : "MISSED"}  ${name} ${value} (bar ${bar})`);
  return bars.every((bar) => bar.met);
}

function barsOf({ answerable, byCategory, search }: Report) {
  const atLeast = (name: string, value: number, bar: number) => ({
    name,
    value: value.toFixed(4),
    bar: `≥ ${bar}`,
    met: value >= bar,
  });
  return [
    atLeast("R@5, categories 1–4", answerable.recallAt[5] ?? 0, 0.7),
    atLeast("R@10, categories 1–4", answerable.recallAt[10] ?? 0, 0.78),
    atLeast("MRR, categories 1–4", answerable.reciprocalRank, 0.61),
    atLeast("R@10, adversarial", byCategory.get(5)?.recallAt[10] ?? 0, 0.87),
    {
      name: "search p95",
      value: `${search.p95.toFixed(2)} ms`,
      bar: "< 2 ms",
      met: search.p95 < 2,
    },
  ];
}

function metricsRow(name: string, metrics: Metrics): string {
  const shares = [...depths.map((depth) => metrics.recallAt[depth] ?? 0), metrics.reciprocalRank];
  return row(name, [String(metrics.questions), ...shares.map((share) => (share * 100).toFixed(1))]);
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(16) + cells.map((cell) => cell.padStart(8)).join("");
}
