/**
 * What a memory costs per turn of a Mastra agent, and on disk: HoldfastMemory beside Mastra's own history and semantic recall, on
 * LibSQL, in one run, with a model and an embedder that take no time.
 *
 *   npm run bench:mastra [-- --sizes 1000,10000 --turns 60 --without-libsql-vectors]
 *
 * Filling LibSQL's vectors takes minutes at 10,000 messages. Exits with 1 when a bar is missed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Agent } from "@mastra/core/agent";
import { percentile } from "./locomo/metrics.ts";
import { type Contender, openContenders } from "./mastra/contenders.ts";
import { fillMemory } from "./mastra/fill-memory.ts";
import { measureHooks } from "./mastra/measure-hooks.ts";
import { stubModel } from "./mastra/stub-models.ts";
import { createGenerator } from "./search/generate.ts";

const { values: options } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,10000" },
    turns: { type: "string", default: "60" },
    "without-libsql-vectors": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const sizes = options.sizes.split(",").map(Number);
const turns = Number(options.turns);
if (options.help || [...sizes, turns].some((number) => !(number > 0))) {
  console.log(
    "usage: npm run bench:mastra [-- --sizes 1000,10000 --turns 60 --without-libsql-vectors]",
  );
  process.exit(options.help ? 0 : 2);
}

/** What the hooks themselves may take per call, in milliseconds. */
const hookBar = 2;
const megabyte = 1024 * 1024;
const random = createGenerator(42);

for (const size of sizes) await compare(size);
const hooks = await measureHooks(random);
const [p50, p95] = [percentile(hooks, 0.5), percentile(hooks, 0.95)];
const met = p95 < hookBar;
console.log(
  `\nthe processor itself, both hooks of a call, with a memory that answers at once: p50 ${p50.toFixed(2)} ms, ` +
    `p95 ${p95.toFixed(2)} ms  ${met ? "met" : `MISSED (p95 < ${hookBar})`}`,
);
process.exitCode = met ? 0 : 1;

async function compare(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-bench-"));
  const all = await openContenders(folder, random);
  const contenders = all.filter(
    ({ name }) => !(options["without-libsql-vectors"] && name.endsWith("on LibSQL")),
  );
  try {
    console.log(
      `\n${size.toLocaleString("en")} messages in 10 threads of one user, ${turns} turns`,
    );
    for (const contender of contenders) await fillMemory(contender, size, createGenerator(size));
    const times = await measureTurns(contenders);
    console.log(
      "memory                                        p50 ms   p95 ms   history MiB   recall MiB",
    );
    for (const contender of contenders) {
      await contender.memory?.settled();
      const measured = times.get(contender) ?? [];
      const { history, recall } = contender.bytes();
      console.log(
        contender.name.padEnd(43) +
          percentile(measured, 0.5).toFixed(1).padStart(9) +
          percentile(measured, 0.95).toFixed(1).padStart(9) +
          (history / megabyte).toFixed(1).padStart(14) +
          (recall / megabyte).toFixed(1).padStart(13),
      );
    }
  } finally {
    for (const contender of contenders) await contender.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

// One after the other, turn by turn, so that a busy moment of the machine meets all of them.
async function measureTurns(contenders: readonly Contender[]): Promise<Map<Contender, number[]>> {
  const agents = contenders.map(
    ({ memory }) =>
      new Agent({
        id: "bench",
        name: "Bench",
        instructions: "You are a helpful assistant.",
        model: stubModel(),
        ...(memory === undefined ? {} : { memory }),
      }),
  );
  const times = new Map(contenders.map((contender) => [contender, [] as number[]]));
  const warmUp = 5;
  for (let turn = 0; turn < turns + warmUp; turn++) {
    const question = random.question();
    for (const [index, contender] of contenders.entries()) {
      const started = performance.now();
      await agents[index]?.generate(question, {
        ...(contender.memory && { memory: { resource: "user", thread: `thread-${turn % 10}` } }),
      });
      if (turn >= warmUp) times.get(contender)?.push(performance.now() - started);
    }
  }
  return times;
}
