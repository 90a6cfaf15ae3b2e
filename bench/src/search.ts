/**
 * How long a search takes and how long it blocks the event loop, on a file, warm, by words alone and with vectors.
 *
 *   npm run bench:search [-- --quick]
 *
 * The texts are made up: 22 words each, half of them function words, the others drawn from 50,000 words by Zipf's law, in
 * conversations of 25 turns. Exits with 1 when a bar is missed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createMemory, type Embedder, type Memory } from "@holdfast/core";
import { percentile } from "./locomo/metrics.ts";
import { createGenerator } from "./search/generate.ts";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (options.help) {
  console.log("usage: npm run bench:search [-- --quick]");
  process.exit(0);
}

interface Case {
  name: string;
  users: number;
  turnsPerUser: number;
  dimensions?: number;
  /** The bar for p95, in milliseconds. */
  bar: number;
}

const cases: Case[] = [
  { name: "1,000 turns", users: 1, turnsPerUser: 1_000, bar: 1 },
  { name: "10,000 turns", users: 1, turnsPerUser: 10_000, bar: 3 },
  {
    name: "1,000 users of 100 turns",
    users: options.quick ? 100 : 1_000,
    turnsPerUser: 100,
    bar: 1,
  },
  {
    name: "10,000 turns and 384 dimensions",
    users: 1,
    turnsPerUser: 10_000,
    dimensions: 384,
    bar: 5,
  },
];
const longestBlock = 10;
const searches = options.quick ? 100 : 400;
const random = createGenerator(42);

console.log(
  "case                                 p50 ms   p95 ms   longest block ms   first search ms   turns/s recorded",
);
let passed = true;
for (const example of cases) passed = (await run(example)) && passed;
process.exitCode = passed ? 0 : 1;

async function run({ name, users, turnsPerUser, dimensions, bar }: Case): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-bench-"));
  const embedder = dimensions === undefined ? undefined : randomEmbedder(dimensions);
  const path = join(folder, "memory.db");
  try {
    const rate = await fill(await createMemory({ path, embedder }), users, turnsPerUser);
    const memory = await createMemory({ path, embedder });
    const started = performance.now();
    await memory.search(random.question(), { userId: "user-0" });
    const first = performance.now() - started;
    for (let index = 0; index < 60; index++)
      await memory.search(random.question(), { userId: `user-${index % users}` });
    const times: number[] = [];
    let block = 0;
    for (let index = 0; index < searches; index++) {
      await breathe();
      const before = performance.now();
      const search = memory.search(random.question(), { userId: `user-${random.below(users)}` });
      block = Math.max(block, await longestPause(search));
      times.push(performance.now() - before);
    }
    await memory.close();
    const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
    const met = p95 <= bar && block <= longestBlock;
    const figures = [p50, p95, block, first].map((value) => value.toFixed(2));
    console.log(
      `${name.padEnd(34)} ${figures[0]?.padStart(8)} ${figures[1]?.padStart(8)} ${figures[2]?.padStart(18)} ` +
        `${figures[3]?.padStart(17)} ${rate.toFixed(0).padStart(18)}  ${met ? "met" : `MISSED (p95 ≤ ${bar}, block ≤ ${longestBlock})`}`,
    );
    return met;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(memory: Memory, users: number, turnsPerUser: number): Promise<number> {
  const started = performance.now();
  for (let user = 0; user < users; user++) {
    for (let turn = 0; turn < turnsPerUser; turn += 25) {
      const messages = Array.from({ length: 25 }, (_, index) => ({
        role: index % 2 === 0 ? "user" : "assistant",
        content: random.turn(),
      }));
      await memory.add(messages, { userId: `user-${user}`, runId: `run-${turn}`, infer: false });
    }
  }
  await memory.flush();
  await memory.close();
  return ((users * turnsPerUser) / (performance.now() - started)) * 1000;
}

// The longest time, while a promise is pending, in which nothing else could run.
async function longestPause(promise: Promise<unknown>): Promise<number> {
  let pending = true;
  const settled = promise.finally(() => {
    pending = false;
  });
  let longest = 0;
  let last = performance.now();
  while (pending) {
    await breathe();
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  await settled;
  return longest;
}

// Vectors without meaning: only their number and length matter here.
function randomEmbedder(dimensions: number): Embedder {
  return {
    id: "random",
    dimensions,
    embed: async (texts) =>
      texts.map(() =>
        Float32Array.from({ length: dimensions }, () => random.below(2_000) / 1_000 - 1),
      ),
  };
}
