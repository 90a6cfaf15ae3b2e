/**
 * Whether anything is lost when writing processes are killed: two of them write to one file, each is killed (SIGKILL) at a
 * random moment, then the file is checked; a round. Ten rounds share a file, so most find the remains of the one before.
 *
 *   npm run bench:crash [-- --rounds 100 --seed 1 --json]
 *
 * Shows nothing about a loss of power. Exits with 1 when anything acknowledged is lost, or anything is damaged.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCrashRounds } from "@holdfast/testing";
import { checkFile } from "./crash/check-file.ts";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const [rounds, seed] = [Number(options.rounds), Number(options.seed)];
const valid = Number.isInteger(rounds) && rounds > 0 && Number.isInteger(seed);
if (options.help || !valid) {
  console.log("usage: npm run bench:crash [-- --rounds 100 --seed 1 --json]");
  process.exit(options.help ? 0 : 2);
}

const roundsPerFile = 10;
const linesShown = 20;
const folder = mkdtempSync(join(tmpdir(), "holdfast-crash-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const report = await runCrashRounds({
  script: new URL("./crash/writer.ts", import.meta.url),
  rounds,
  seed,
  placeOf: (round) => join(folder, `${Math.floor(round / roundsPerFile)}.db`),
  check: checkFile,
  onRound: showProgress,
});
const damage = [...report.lost, ...report.corrupt, ...report.mismatched];
if (options.json) {
  console.log(JSON.stringify(report, undefined, 2));
} else {
  const rows: [string, string][] = [
    ["rounds, two writers each", String(report.rounds)],
    ["acknowledged writes", String(report.acknowledged)],
    ["lost", String(report.lost.length)],
    ["corrupt", String(report.corrupt.length)],
    ["index mismatches", String(report.mismatched.length)],
    ["seconds", report.seconds.toFixed(1)],
  ];
  for (const [name, value] of rows) console.log(`${name.padEnd(28)}${value.padStart(8)}`);
  for (const line of damage.slice(0, linesShown)) console.log(`  ${line}`);
  if (damage.length > linesShown) console.log(`  and ${damage.length - linesShown} more`);
}
process.exitCode = damage.length === 0 ? 0 : 1;

function showProgress(round: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\rround ${round} of ${rounds}${round === rounds ? "\n" : ""}`);
  else if (round % 10 === 0 && round < rounds)
    process.stderr.write(`round ${round} of ${rounds}\n`);
}
