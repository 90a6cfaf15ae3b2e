/**
 * A memory with its vectors in Chroma beside one that compares its own, in one run on the same items: 10,000 turns of one user, 384
 * dimensions, in conversations of 1 %, 10 % and 89 % of them.
 *
 *   npm run bench:chroma [-- --quick]
 *
 * Needs a Chroma server: HOLDFAST_CHROMA_URL, or one that HOLDFAST_CHROMA_COMMAND or the installed package can start. Vectors are random
 * around 50 centres, texts are made up. Recall is of the index alone, against a comparison with every vector. Both memories search in
 * turn, so that whatever else the machine does slows both; the server runs on the same machine.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromaIndex } from "@holdfast/chroma";
import { createMemory, type Embedder, type Memory, type VectorIndex } from "@holdfast/core";
import { createRandom } from "@holdfast/testing";
import { startChroma } from "../../packages/chroma/test/support/chroma-process.ts";
import { percentile } from "./locomo/metrics.ts";

const { values: options } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const count = options.quick ? 2_000 : 10_000;
const rounds = options.quick ? 20 : 100;
const dimensions = 384;
const userId = "ada";
const folder = mkdtempSync(join(tmpdir(), "holdfast-bench-"));
const embedder = clusteredEmbedder();
const given = process.env.HOLDFAST_CHROMA_URL;
const server = given ? undefined : await startChroma(join(folder, "chroma"));
const collection = `holdfast-bench-${process.pid}`;
let index: VectorIndex | undefined;

try {
  const open = chromaIndex({ url: given ?? server?.url, collection });
  const own = await createMemory({ path: join(folder, "own.db"), embedder });
  const chroma = await createMemory({
    ...{ path: join(folder, "chroma.db"), embedder, indexTimeoutMs: 60_000 },
    index: (context) => {
      index = open(context);
      return index;
    },
  });
  const started = performance.now();
  const texts = await fill(own);
  const ownSeconds = (performance.now() - started) / 1_000;
  await fill(chroma);
  const chromaSeconds = (performance.now() - started) / 1_000 - ownSeconds;
  console.log(
    `${count} turns: ${ownSeconds.toFixed(1)} s into the file, ${chromaSeconds.toFixed(1)} s into the file and Chroma\n`,
  );
  const cases = [
    ["all", { userId }],
    ["89 %", { userId, runId: "rest" }],
    ["10 %", { userId, runId: "tenth" }],
    ["1 %", { userId, runId: "hundredth" }],
  ] as const;
  console.log("conversation   recall@10   recall@100");
  for (const [name, scope] of cases)
    console.log(
      `${name.padEnd(12)} ${await recall(texts, scope, 10)} ${await recall(texts, scope, 100)}`,
    );
  console.log("\nsearch, ms p50 (p95)       own vectors         Chroma   times");
  for (const [name, scope] of cases) {
    await compare(name, own, chroma, scope);
    await compare(`${name}, half by a filter`, own, chroma, { ...scope, filter: { even: true } });
  }
  await own.close();
  await chroma.close();
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

interface Said {
  run: string;
  text: string;
}

function runOf(place: number): string {
  if (place % 100 === 0) return "hundredth";
  return place % 10 === 1 ? "tenth" : "rest";
}

async function fill(memory: Memory): Promise<Said[]> {
  const said: Said[] = [];
  for (const run of ["rest", "tenth", "hundredth"]) {
    const messages = Array.from({ length: count }, (_, place) => place)
      .filter((place) => runOf(place) === run)
      .map((place) => ({
        role: "user" as const,
        content: `note ${place}: ${place % 97} and ${place % 89}`,
        metadata: { even: place % 2 === 0 },
      }));
    for (let from = 0; from < messages.length; from += 500) {
      await memory.add(messages.slice(from, from + 500), { userId, runId: run, infer: false });
    }
    said.push(...messages.map(({ content }) => ({ run, text: content })));
  }
  await memory.flush();
  return said;
}

async function recall(
  texts: readonly Said[],
  scope: { userId: string; runId?: string },
  limit: number,
): Promise<string> {
  const stored = texts
    .filter(({ run }) => scope.runId === undefined || run === scope.runId)
    .map(({ text }) => text);
  const vectors = await embedder.embed(stored, { purpose: "document" });
  let [found, wanted] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    const [query] = await embedder.embed([`query ${round}`], { purpose: "query" });
    const asked = query as Float32Array;
    const hits = await (index as VectorIndex).query(asked, { scope, kind: "turn", limit });
    const scores = vectors.map((vector) => cosine(asked, vector)).sort((a, b) => b - a);
    const best = Math.min(limit, scores.length);
    const threshold = (scores[best - 1] ?? 0) - 1e-5;
    found += hits.filter(({ score }) => score >= threshold).length;
    wanted += best;
  }
  return (found / wanted).toFixed(4).padStart(11);
}

async function compare(
  name: string,
  own: Memory,
  chroma: Memory,
  options: Parameters<Memory["search"]>[1],
): Promise<void> {
  const times = [own, chroma].map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [place, memory] of [own, chroma].entries()) {
      const started = performance.now();
      const { warnings } = await memory.search(`query ${round}`, options);
      times[place]?.push(performance.now() - started);
      if (warnings.length > 0) throw new Error(warnings.join());
    }
  }
  const shown = times.map(
    (list) => `${percentile(list, 0.5).toFixed(1)} (${percentile(list, 0.95).toFixed(1)})`,
  );
  const ratio = percentile(times[1] ?? [], 0.5) / percentile(times[0] ?? [], 0.5);
  console.log(
    `${name.padEnd(24)} ${shown.map((text) => text.padStart(14)).join(" ")} ${ratio.toFixed(1).padStart(7)}`,
  );
}

function cosine(one: Float32Array, other: Float32Array): number {
  let [product, a, b] = [0, 0, 0];
  for (let index = 0; index < dimensions; index++) {
    const [x, y] = [one[index] as number, other[index] as number];
    product += x * y;
    a += x * x;
    b += y * y;
  }
  return product / Math.sqrt(a * b);
}

function clusteredEmbedder(): Embedder {
  const around = (seed: number, spread: number) => {
    const random = createRandom(seed);
    return Float32Array.from(
      { length: dimensions },
      () => spread * (random.next() + random.next() + random.next() - 1.5),
    );
  };
  const centres = Array.from({ length: 50 }, (_, place) => around(place + 1, 1));
  return {
    id: "bench:clusters",
    dimensions,
    embed: async (texts) =>
      texts.map((text) => {
        let seed = 7;
        for (const letter of text) seed = Math.imul(seed, 31) + letter.charCodeAt(0);
        const centre = centres[Math.abs(seed) % centres.length] as Float32Array;
        return around(seed, 0.9).map((value, place) => value + (centre[place] as number));
      }),
  };
}
