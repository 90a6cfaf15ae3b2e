import type { VectorHit } from "@holdfast/core";
import { PostgresStore } from "@holdfast/postgres";
import { createRandom } from "@holdfast/testing";
import pg from "pg";
import { type Place, quantile } from "./pair-of-stores.ts";

const atOnce = 500;
const queries = 30;
const document = { codes: new Uint32Array(), minutes: 0, speaker: 0, flags: 0 };
const shares = [0.005, 0.05, 0.25, 1];

/**
 * Searches of vectors in scopes of several sizes within one table: exact, and by HNSW, with the share of the ten nearest that it finds.
 * Vectors are unit vectors around 50 centres.
 */
export async function measureVectors(
  place: Place,
  count: number,
  dimensions: number,
): Promise<Record<string, number>> {
  const store = await PostgresStore.open({ ...place, vectors: "pgvector" });
  const results: Record<string, number> = {};
  const random = createVectors(dimensions);
  const scopeOf = (number: number) => {
    const step = shares.findIndex((share) => number < share * count);
    return {
      appId: "app",
      ...Object.fromEntries(
        ["userId", "agentId", "runId"].slice(0, 3 - step).map((field) => [field, `${field}-1`]),
      ),
    };
  };
  let inserted = performance.now();
  for (let first = 0; first < count; first += atOnce) {
    const ids = Array.from(
      { length: Math.min(atOnce, count - first) },
      (_, index) => first + index,
    );
    await store.write({
      turns: ids.map((number) => ({ turn: turnOf(number, scopeOf(number)), document })),
      vectors: ids.map((number) => ({ kind: "turn", id: `turn-${number}`, vector: random.near() })),
    });
  }
  results[`vectors of ${dimensions} dimensions written a second, without HNSW`] =
    count / ((performance.now() - inserted) / 1_000);
  const bytes = await sizeOf(place, "item_vector");
  results["bytes of a vector, without HNSW"] = bytes / count;

  const exact = store.vectorIndex?.(dimensions);
  if (exact === undefined) throw new Error("The server has no pgvector.");
  const approximate = await PostgresStore.open({ ...place, search: { exactUpTo: 1 } });
  const hnsw = approximate.vectorIndex?.(dimensions);
  const built = performance.now();
  await hnsw?.build();
  results["seconds to build HNSW"] = (performance.now() - built) / 1_000;
  results["bytes of a vector in HNSW"] = ((await sizeOf(place, "item_vector")) - bytes) / count;
  for (const share of shares) {
    const scope = scopeOf(Math.ceil(share * count) - 1);
    const size = Math.round(share * count);
    const times = { exact: [] as number[], hnsw: [] as number[] };
    let found = 0;
    for (let number = 0; number < queries; number++) {
      const query = random.near();
      const wide = await timedSearch(exact, query, scope, times.exact);
      const quick = await timedSearch(hnsw as typeof exact, query, scope, times.hnsw);
      const ids = new Set(wide.map(({ id }) => id));
      found += quick.filter(({ id }) => ids.has(id)).length / Math.max(1, wide.length);
    }
    const name = `${size} of ${count} vectors in the scope`;
    results[`${name}: exact, p50 ms`] = quantile(times.exact, 0.5);
    results[`${name}: HNSW, p50 ms`] = quantile(times.hnsw, 0.5);
    results[`${name}: HNSW, recall of 10`] = found / queries;
  }
  const more = 500;
  inserted = performance.now();
  await store.write({
    turns: Array.from({ length: more }, (_, index) => ({
      turn: turnOf(count + index, { appId: "app" }),
      document,
    })),
    vectors: Array.from({ length: more }, (_, index) => ({
      kind: "turn" as const,
      id: `turn-${count + index}`,
      vector: random.near(),
    })),
  });
  results["vectors written a second, with HNSW"] = more / ((performance.now() - inserted) / 1_000);
  await store.close();
  await approximate.close();
  return results;
}

async function timedSearch(
  index: NonNullable<ReturnType<NonNullable<PostgresStore["vectorIndex"]>>>,
  vector: Float32Array,
  scope: object,
  times: number[],
): Promise<VectorHit[]> {
  const before = performance.now();
  const hits = await index.query(vector, { scope, kind: "turn", limit: 10 });
  times.push(performance.now() - before);
  return hits;
}

async function sizeOf({ url, schema }: Place, table: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("SELECT pg_total_relation_size($1::regclass) AS bytes", [
    `${schema}.${table}`,
  ]);
  await client.end();
  return Number(rows[0]?.bytes);
}

function turnOf(number: number, scope: object) {
  return {
    id: `turn-${number}`,
    scope,
    role: "user" as const,
    text: "",
    origin: "user" as const,
    status: "active" as const,
    at: number,
    recordedAt: number,
    metadata: {},
  };
}

function createVectors(dimensions: number) {
  const random = createRandom(1);
  const gaussian = () =>
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const centres = Array.from({ length: 50 }, () =>
    Float32Array.from({ length: dimensions }, gaussian),
  );
  return {
    near(): Float32Array {
      const centre = random.pick(centres);
      const vector = centre.map((value) => value + gaussian());
      const length = Math.hypot(...vector);
      return vector.map((value) => value / length);
    },
  };
}
