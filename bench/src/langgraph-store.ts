/**
 * HoldfastStore beside LangGraph's InMemoryStore, in one run on the same items: 10,000 of them, 384 dimensions, in ten namespaces.
 *
 *   npm run bench:langgraph-store [-- --quick]
 *
 * Texts are made up (22 words by Zipf's law); embeddings are made of the text's letters, cost next to nothing, and mean nothing.
 * HoldfastStore is on a file. A store is searched as one that is used alone: for a while, with the searches before it settled not counted,
 * then comes the next, several times over. In turn, one search of each, one of InMemoryStore leaves nothing of the others in the
 * processor's caches and much to collect; that is shown as well. Exits with 1 when a bar is missed.
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
const rounds = options.quick ? 20 : 120;
/** Searches before those that count: until then much of the code is not compiled. */
const warmUp = options.quick ? 10 : 300;
const dimensions = 384;
/** How many calls of one store come in a row, and how many of these are not counted. */
interface Pattern {
  inARow: number;
  settling: number;
}
const inTurn: Pattern = { inARow: 1, settling: 0 };
const alone: Pattern = { inARow: 50, settling: 20 };
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
    Pattern?,
  ][] = [
    ["all ten namespaces, in turn", (store, _, query) => store.search(["docs"], { query }), 0],
    ["the same, each alone", (store, _, query) => store.search(["docs"], { query }), 12, alone],
    [
      "one namespace",
      (store, index, query) => store.search(["docs", `n${index % 10}`], { query }),
      0,
      alone,
    ],
    [
      "all, half of them by a filter",
      (store, _, query) => store.search(["docs"], { query, filter: { even: true } }),
      0,
      alone,
    ],
    ["all, without a query", (store) => store.search(["docs"]), 0, alone],
    ["get", (store, index) => store.get(["docs", `n${index % 10}`], `k${index}`), 0, alone],
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
  { inARow, settling }: Pattern = inTurn,
): Promise<boolean> {
  const stores = [memory, own, words];
  const times: number[][] = stores.map(() => []);
  const counted = rounds * (inARow / (inARow - settling));
  for (let first = -warmUp; first < counted; first += inARow) {
    const queries = Array.from({ length: inARow }, () => random.question());
    for (const [place, store] of stores.entries()) {
      for (const [offset, query] of queries.entries()) {
        const started = performance.now();
        await work(store, first + offset + warmUp, query);
        if (first >= 0 && offset >= settling) times[place]?.push(performance.now() - started);
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
