/**
 * What a memory on Postgres costs, beside SQLite in the same run: writes and searches a second, bytes for each turn, fact and vector, and
 * the search of vectors, exact and by HNSW.
 *
 *   npm run bench:postgres -- --postgres URL [--vectors 20000 --dimensions 384 --json]
 *
 * Uses the schema holdfast_bench of that database, which is dropped first and at the end. Without --postgres it starts a throwaway server
 * of the programs that are installed (see scripts/live/postgres.mjs).
 */
import { parseArgs } from "node:util";
import pg from "pg";
import { measureBytes } from "./postgres/measure-bytes.ts";
import { measureSearches } from "./postgres/measure-searches.ts";
import { measureVectors } from "./postgres/measure-vectors.ts";
import { measureWrites } from "./postgres/measure-writes.ts";

const { values: options } = parseArgs({
  options: {
    postgres: { type: "string" },
    vectors: { type: "string", default: "20000" },
    dimensions: { type: "string", default: "384" },
    json: { type: "boolean", default: false },
  },
});
const live = options.postgres === undefined ? await startServer() : undefined;
const url = options.postgres ?? live?.url ?? "";
const place = { url, schema: "holdfast_bench" };
const clear = async () => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("DROP SCHEMA IF EXISTS holdfast_bench CASCADE");
  await client.end();
};

try {
  const results: Record<string, Record<string, number>> = {};
  for (const [name, measure] of [
    ["writes", () => measureWrites(place)],
    ["searches", () => measureSearches(place)],
    ["bytes", () => measureBytes(place)],
    ["vectors", () => measureVectors(place, Number(options.vectors), Number(options.dimensions))],
  ] as const) {
    await clear();
    results[name] = await measure();
    if (options.json) continue;
    console.log(`\n${name}`);
    for (const [row, value] of Object.entries(results[name])) {
      console.log(`  ${row.padEnd(72)}${Number(value.toPrecision(3)).toString().padStart(10)}`);
    }
  }
  if (options.json) console.log(JSON.stringify(results, undefined, 2));
} finally {
  await clear();
  await live?.stop();
}

async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const { startPostgres } = await import("../../scripts/live/postgres.mjs");
  const server = await startPostgres({ durable: true });
  if (server.url !== undefined) return server;
  console.error(server.skipped.join("\n"));
  process.exit(1);
}
