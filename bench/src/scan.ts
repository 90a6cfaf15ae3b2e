/**
 * How long the exact search over vectors takes, beside reading as many bytes as the vectors have, and beside comparing all of them in plain
 * JavaScript; and whether it finds the same.
 *
 *   npm run bench:scan [-- --quick]
 *
 * The vectors are made up: 48 directions, mixed at random, and some noise. All three ways take turns with each query, so that whatever
 * else the machine does slows all of them. Reading is a search for a byte that is not there. Exits with 1 when a bar is missed.
 */
import { parseArgs } from "node:util";
import { createRandom } from "@holdfast/testing";
// not what the package offers: only the search itself is measured
import { NearestRows } from "../../packages/core/src/vector/nearest-rows.ts";
import { VectorColumns } from "../../packages/core/src/vector/vector-columns.ts";
import { percentile } from "./locomo/metrics.ts";

const { values: options } = parseArgs({ options: { quick: { type: "boolean", default: false } } });

/** How many times as long as reading the vectors' bytes a search may take. */
const bar = 1.6;
const results = 10;
const warmUp = 20;
const queries = options.quick ? 20 : 80;
const cases = options.quick
  ? [{ rows: 10_000, dimensions: 384 }]
  : [
      { rows: 10_000, dimensions: 384 },
      { rows: 100_000, dimensions: 384 },
      { rows: 10_000, dimensions: 1_536 },
    ];

console.log(`p50 of ${queries} queries, ms`);
console.log(
  "vectors          search   reading   times   plain JavaScript   times   recall@10   bytes per vector",
);
let passed = true;
for (const example of cases) passed = (await run(example)) && passed;
process.exitCode = passed ? 0 : 1;

async function run({ rows, dimensions }: (typeof cases)[number]): Promise<boolean> {
  const vectorOf = vectorSource(dimensions);
  const columns = new VectorColumns(dimensions);
  const plain = new VectorColumns(dimensions, () => undefined);
  for (let row = 0; row < rows; row++) {
    const vector = vectorOf();
    for (const each of [columns, plain]) each.push({ id: `${row}`, scopeKey: 1, vector });
  }
  const bytes = Buffer.alloc(rows * dimensions * 4);
  const times = { search: [] as number[], read: [] as number[], plain: [] as number[] };
  let found = 0;
  for (let index = -warmUp; index < queries; index++) {
    const query = vectorOf();
    const [ids, search] = await timed(() => nearest(columns, query));
    const [, read] = await timed(() => bytes.indexOf(1));
    const [expected, compared] = await timed(() => nearest(plain, query));
    if (index < 0) continue;
    times.search.push(search);
    times.read.push(read);
    times.plain.push(compared);
    found += ids.filter((id) => expected.includes(id)).length;
  }
  const [search, read, compared] = [times.search, times.read, times.plain].map((each) =>
    percentile(each, 0.5),
  ) as [number, number, number];
  const recall = found / (queries * results);
  const met = search / read <= bar && recall === 1;
  console.log(
    `${`${rows} × ${dimensions}`.padEnd(14)} ${search.toFixed(3).padStart(8)} ${read.toFixed(3).padStart(9)} ` +
      `${(search / read).toFixed(2).padStart(7)} ${compared.toFixed(3).padStart(18)} ${(compared / search).toFixed(1).padStart(7)} ` +
      `${recall.toFixed(3).padStart(11)} ${(columns.bytes / rows).toFixed(0).padStart(18)}  ` +
      (met ? "met" : `MISSED (≤ ${bar} times reading, recall 1)`),
  );
  return met;
}

async function nearest(columns: VectorColumns, query: Float32Array): Promise<string[]> {
  const search = new NearestRows(query, results);
  await search.add({ partition: 1, columns });
  return (await search.finish()).map(({ id }) => id);
}

async function timed<T>(work: () => T | Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const result = await work();
  return [result, performance.now() - started];
}

function vectorSource(dimensions: number): () => Float32Array {
  const random = createRandom(11);
  const between = () => random.next() - random.next();
  const directions = Array.from({ length: 48 }, () =>
    Float32Array.from({ length: dimensions }, between),
  );
  return () => {
    const vector = Float32Array.from({ length: dimensions }, () => between() / 4);
    for (const direction of directions) {
      const share = between();
      for (let index = 0; index < dimensions; index++)
        vector[index] = (vector[index] as number) + share * (direction[index] as number);
    }
    return vector;
  };
}
