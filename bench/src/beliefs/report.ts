import type { CaseResult, Kind } from "./run-case.ts";
import { kinds } from "./run-case.ts";

/** Passed and all checks of one kind. */
export interface Share {
  passed: number;
  total: number;
}

/** Shares per kind. */
export type Shares = Record<Kind, Share>;

/** The bars: for rules, on the cases that rules can be expected to get; for a model, on all, with none for repetitions. */
export const bars = {
  rules: { believes: 0.8, believed: 0.95, never: 0.98, max: 1 },
  model: { believes: 0.92, believed: 0.97, never: 0.98, max: 0 },
} satisfies Record<string, Record<Kind, number>>;

/** Counts the checks of some cases. */
export function sharesOf(results: readonly CaseResult[]): Shares {
  const shares = Object.fromEntries(kinds.map((kind) => [kind, { passed: 0, total: 0 }])) as Shares;
  for (const { kind, passed } of results.flatMap(({ verdicts }) => verdicts)) {
    shares[kind].total++;
    if (passed) shares[kind].passed++;
  }
  return shares;
}

/** Whether every bar is met; a kind without checks is. */
export function meetsBars(shares: Shares, mode: keyof typeof bars): boolean {
  return kinds.every((kind) => ratio(shares[kind]) >= bars[mode][kind]);
}

/** Prints the shares for rules cases, all cases and each tag, and the bars. */
export function printShares(results: readonly CaseResult[], mode: keyof typeof bars): void {
  const rules = results.filter((result) => result.case.rules);
  console.log(
    `${"".padEnd(18)}${"cases".padStart(6)}${kinds.map((kind) => kind.padStart(17)).join("")}`,
  );
  printRow("rules cases", rules);
  printRow("all cases", results);
  for (const tag of [...new Set(results.flatMap((result) => result.case.tags))].sort()) {
    printRow(
      `  ${tag}`,
      results.filter((result) => result.case.tags.includes(tag)),
    );
  }
  const shares = sharesOf(mode === "rules" ? rules : results);
  const which = mode === "rules" ? "rules cases" : "all cases";
  console.log("");
  for (const kind of kinds) {
    const met = ratio(shares[kind]) >= bars[mode][kind];
    console.log(
      `${met ? "met   " : "MISSED"}  ${kind} ${ratio(shares[kind]).toFixed(3)} (bar ≥ ${bars[mode][kind]}, ${which})`,
    );
  }
}

/** Prints what went wrong, case by case, with everything that is believed. */
export function printFailures(results: readonly CaseResult[]): void {
  for (const result of results) {
    const failed = result.verdicts.filter(({ passed }) => !passed);
    if (failed.length === 0) continue;
    console.log(
      `${result.case.id}${result.case.rules ? "" : " (model)"}  ${result.case.tags.join(", ")}`,
    );
    for (const { kind, what } of failed) console.log(`  ${kind}: ${what}`);
    for (const fact of result.facts) console.log(`    ${fact}`);
    for (const text of result.refused) console.log(`    refused: ${text}`);
  }
}

function printRow(label: string, results: readonly CaseResult[]): void {
  const shares = sharesOf(results);
  const cells = kinds.map((kind) => {
    const { passed, total } = shares[kind];
    const cell =
      total === 0 ? "-" : `${passed}/${total} ${(100 * ratio(shares[kind])).toFixed(1)}%`;
    return cell.padStart(17);
  });
  console.log(`${label.padEnd(18)}${String(results.length).padStart(6)}${cells.join("")}`);
}

function ratio({ passed, total }: Share): number {
  return total === 0 ? 1 : passed / total;
}
