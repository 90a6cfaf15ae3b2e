/**
 * HoldfastStore beside LangGraph's InMemoryStore, in one run on the same items: 10,000 of them, 384 dimensions, in ten namespaces.
 *
 *   npm run bench:langgraph-store [-- --quick]
 *
 * Texts are made up (22 words by Zipf's law); embeddings are made of the text's letters, cost next to nothing, and mean nothing.
 * HoldfastStore is on a file. All search in turn, so that whatever else the machine does slows all; one search of InMemoryStore leaves
 * nothing of the others in the processor's caches, so one case takes ten searches of each in a row. Exits with 1 when a bar is missed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { HoldfastStore } from "@holdfast/langgraph";
import { createRandom } from "@holdfast/testing";
import type { Embeddings } from "@langchain/core/embeddings";
import { type BaseStore, InMemoryStore } from "@langchain/langgraph-checkpoint";
import { percentile } from "./locomo/metrics.ts";
import { createGenerator } from "./search/generate.ts";

const { values: options } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const items = options.quick ? 2_000 : 10_000;
const rounds = options.quick ? 20 : 60;
/** Searches before those that count: until then much of the code is not compiled. */
const warmUp = options.quick ? 10 : 100;
const dimensions = 384;
const random = createGenerator(7);
const embeddings = letters();
const folder = mkdtempSync(join(tmpdir(), "holdfast-bench-"));

const own = await HoldfastStore.open({
  path: join(folder, "memory.db"),
  index: { embeddings, dims: dimensions, fields: ["text"] },
});
const words = await HoldfastStore.open({
  path: join(folder, "words.db"),
  index: { fields: ["text"] },
});
const memory = new InMemoryStore({
  index: { embeddings: embeddings as unknown as Embeddings, dims: dimensions, fields: ["text"] },
});

try {
  await fill();
  console.log(`${items} items, ${dimensions} dimensions, p50 of ${rounds}, ms`);
  console.log(
    "search                        InMemoryStore   HoldfastStore   times   by words alone   times",
  );
  let met = true;
  const cases: [
    string,
    (store: BaseStore, index: number, query: string) => Promise<unknown>,
    number,
    number?,
  ][] = [
    ["all ten namespaces", (store, _, query) => store.search(["docs"], { query }), 12],
    ["the same, ten in a row", (store, _, query) => store.search(["docs"], { query }), 0, 10],
    [
      "one namespace",
      (store, index, query) => store.search(["docs", `n${index % 10}`], { query }),
      0,
    ],
    [
      "all, half of them by a filter",
      (store, _, query) => store.search(["docs"], { query, filter: { even: true } }),
      0,
    ],
    ["all, without a query", (store) => store.search(["docs"]), 0],
    ["get", (store, index) => store.get(["docs", `n${index % 10}`], `k${index}`), 0],
    ["put", (store, index, query) => store.put(["puts"], `k${index}`, { text: query }), 0],
  ];
  for (const each of cases) met = (await compare(...each)) && met;
  process.exitCode = met || options.quick ? 0 : 1;
} finally {
  await own.close();
  await words.close();
  rmSync(folder, { recursive: true, force: true });
}

async function compare(
  name: string,
  work: (store: BaseStore, index: number, query: string) => Promise<unknown>,
  bar: number,
  inARow = 1,
): Promise<boolean> {
  const stores = [memory, own, words];
  const times: number[][] = stores.map(() => []);
  for (let first = -warmUp; first < rounds; first += inARow) {
    const queries = Array.from({ length: inARow }, () => random.question());
    for (const [place, store] of stores.entries()) {
      for (const [offset, query] of queries.entries()) {
        const started = performance.now();
        await work(store, first + offset + warmUp, query);
        if (first >= 0) times[place]?.push(performance.now() - started);
      }
    }
  }
  const [theirs, ours, byWords] = times.map((each) => percentile(each, 0.5)) as [
    number,
    number,
    number,
  ];
  const met = theirs / ours >= bar;
  console.log(
    `${name.padEnd(30)} ${theirs.toFixed(3).padStart(12)} ${ours.toFixed(3).padStart(15)} ` +
      `${(theirs / ours).toFixed(1).padStart(7)} ${byWords.toFixed(3).padStart(16)} ${(theirs / byWords).toFixed(1).padStart(7)}` +
      `${bar === 0 ? "" : met ? "   met" : `   MISSED (${bar} times)`}`,
  );
  return met;
}

async function fill(): Promise<void> {
  for (let start = 0; start < items; start += 250) {
    const puts = Array.from({ length: 250 }, (_, index) => ({
      namespace: ["docs", `n${(start + index) % 10}`],
      key: `k${start + index}`,
      value: { text: random.turn(), even: index % 2 === 0 },
    }));
    for (const store of [memory, own, words] as BaseStore[])
      await store.batch(structuredClone(puts));
  }
  await own.flush();
}

// Vectors without meaning: only their number and length matter here.
function letters() {
  const embed = (text: string) => {
    let seed = 7;
    for (let index = 0; index < text.length; index++)
      seed = (Math.imul(seed, 31) + text.charCodeAt(index)) | 0;
    const { next } = createRandom(seed);
    return Array.from({ length: dimensions }, () => next() * 2 - 1);
  };
  return {
    model: "letters",
    dimensions,
    embedDocuments: async (texts: string[]) => texts.map(embed),
    embedQuery: async (text: string) => embed(text),
  };
}
