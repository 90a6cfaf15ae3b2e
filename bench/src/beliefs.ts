/**
 * What a memory believes about a user after some chats: what it learnt, what it stopped believing, what it must never believe.
 *
 *   npm run bench:beliefs -- [--cases FILE] [--verbose] [--facts] [--json]
 *
 * FILE has one case per line (see beliefs/cases.ts); without it, the cases of this repository. Exits with 1 when a bar is missed on
 * the cases that rules can be expected to get.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readCases } from "./beliefs/cases.ts";
import { meetsBars, printFailures, printShares, sharesOf } from "./beliefs/report.ts";
import type { CaseResult } from "./beliefs/run-case.ts";
import { runCase } from "./beliefs/run-case.ts";

const { values: options } = parseArgs({
  options: {
    cases: { type: "string" },
    verbose: { type: "boolean", default: false },
    facts: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (options.help) {
  console.log("usage: npm run bench:beliefs -- [--cases FILE] [--verbose] [--facts] [--json]");
  process.exit(0);
}

const own = fileURLToPath(new URL("./beliefs/own-cases.jsonl", import.meta.url));
const results: CaseResult[] = [];
for (const test of readCases(options.cases ?? own)) results.push(await runCase(test));
const rules = sharesOf(results.filter((result) => result.case.rules));

if (options.json) {
  const failures = results.flatMap((result) =>
    result.verdicts
      .filter(({ passed }) => !passed)
      .map(({ kind, what }) => ({ case: result.case.id, kind, what })),
  );
  console.log(JSON.stringify({ rules, all: sharesOf(results), failures }, undefined, 2));
} else {
  if (options.facts)
    for (const result of results) console.log(`${result.case.id}\n  ${result.facts.join("\n  ")}`);
  if (options.verbose) printFailures(results);
  printShares(results);
  const times = results.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  console.log(
    `\nadd  p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  (in memory, ${times.length} calls, cold start included)`,
  );
}
process.exitCode = meetsBars(rules) ? 0 : 1;
