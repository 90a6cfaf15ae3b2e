/**
 * Whether every captured exchange is read exactly once, how fast, and at what cost of memory: some processes capture into one file, or
 * one database, over many scopes, and read in the background.
 *
 *   npm run bench:queue [-- --captures 10000 --scopes 200 --processes 2 --postgres URL --kill --json]
 *
 * Facts are read by a stand-in for a model that answers at once with one fact per message, so that what is measured is the queue, the
 * reconciliation and the file. With --kill one of the processes is killed (SIGKILL) on the way and started anew. With --postgres
 * they use the schema holdfast_queue of that database, which is dropped first. Exits with 1 when a
 * turn was read twice or never.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { checkReadings } from "./queue/check-readings.ts";
import { runWriters } from "./queue/run-writers.ts";

const { values: options } = parseArgs({
  options: {
    captures: { type: "string", default: "10000" },
    scopes: { type: "string", default: "200" },
    processes: { type: "string", default: "2" },
    postgres: { type: "string" },
    kill: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const [captures, scopes] = [Number(options.captures), Number(options.scopes)];
const processes = Number(options.processes);
if (options.help || ![captures, scopes, processes].every((number) => number > 0)) {
  console.log(
    "usage: npm run bench:queue [-- --captures 10000 --scopes 200 --processes 2 --postgres URL --kill --json]",
  );
  process.exit(options.help ? 0 : 2);
}

const folder = mkdtempSync(join(tmpdir(), "holdfast-queue-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "memory.db");
const place = options.postgres ?? file;
if (options.postgres !== undefined) {
  const client = new pg.Client({ connectionString: options.postgres });
  await client.connect();
  await client.query("DROP SCHEMA IF EXISTS holdfast_queue CASCADE");
  await client.end();
}

const before = performance.now();
const written = await runWriters({ place, captures, scopes, processes, kill: options.kill });
const seconds = (performance.now() - before) / 1_000;
const checked = await checkReadings(place, scopes);
const wrong = checked.never + checked.twice + Math.max(0, captures - checked.exchanges);

if (options.json) {
  console.log(JSON.stringify({ captures, scopes, seconds, ...written, ...checked }, undefined, 2));
} else {
  const rows: [string, string][] = [
    [`exchanges captured, ${processes} processes`, String(checked.exchanges)],
    ["turns", String(checked.turns)],
    ["read never", String(checked.never)],
    ["read twice", String(checked.twice)],
    ["seconds, until everything was read", seconds.toFixed(1)],
    ["exchanges a second", (captures / seconds).toFixed(0)],
    ["capture p50 / p95, ms", `${written.p50.toFixed(2)} / ${written.p95.toFixed(2)}`],
    ["memory of a process at most, MB", String(Math.round(written.megabytes))],
    ...(options.postgres === undefined
      ? [["file, MB", (statSync(file).size / 2 ** 20).toFixed(1)] as [string, string]]
      : []),
  ];
  for (const [name, value] of rows) console.log(`${name.padEnd(40)}${value.padStart(16)}`);
}
process.exitCode = wrong === 0 ? 0 : 1;
