import assert from "node:assert/strict";
import type { ItemKind, Scope, VectorHit, VectorItem } from "@holdfast/core";
import type { TestRunner } from "../test-runner.ts";
import { cosine } from "./cosine.ts";
import type { VectorSamples } from "./vector-samples.ts";
import { createVectorSamples } from "./vector-samples.ts";
import type {
  VectorIndexFixture,
  VectorIndexSuiteOptions,
  VectorIndexSwitches,
} from "./vector-suite-options.ts";
import { defaultVectorSwitches } from "./vector-suite-options.ts";

/** The length of the vectors of most tests; not a multiple of 4. */
export const sampleDimensions = 22;

// of an index that does not claim to be exact, over all queries of a test
const leastRecall = 0.9;

/** What the body of an index's test works with. */
export interface VectorTools {
  /** New and empty. */
  index: VectorIndexFixture["index"];
  samples: VectorSamples;
  /** Puts items into what the index stands on, and into the index. */
  put(items: readonly VectorItem[]): Promise<void>;
  /** Takes items out of both. */
  remove(items: readonly VectorItem[]): Promise<void>;
  /** Asks for the nearest of some items, and checks the answer against a comparison with each. Gives the hits. */
  checkQuery(query: VectorQueryCheck): Promise<VectorHit[]>;
}

/** A query, and all items of the index. */
export interface VectorQueryCheck {
  vector: Float32Array;
  scope: Scope;
  among: readonly VectorItem[];
  kind?: ItemKind;
  limit?: number;
}

/** Where the parts of the index's suite define their tests. */
export interface VectorContext {
  describe(name: string, body: () => void): void;
  it(name: string, body: (tools: VectorTools) => Promise<void>): void;
  switches: VectorIndexSwitches;
}

/** Joins a test runner and a way to open indexes. */
export function createVectorContext(
  runner: TestRunner,
  options: VectorIndexSuiteOptions,
): VectorContext {
  const switches = { ...defaultVectorSwitches, ...options.switches };
  return {
    describe: (name, body) => void runner.describe(name, body),
    it: (name, body) => void runner.it(name, () => runTest(body, options, switches)),
    switches,
  };
}

async function runTest(
  body: (tools: VectorTools) => Promise<void>,
  { open }: VectorIndexSuiteOptions,
  switches: VectorIndexSwitches,
): Promise<void> {
  const { index, seed, forget, close } = await open(sampleDimensions);
  const recall = { found: 0, wanted: 0 };
  try {
    await body({
      index,
      samples: createVectorSamples(sampleDimensions),
      async put(items) {
        await seed?.(items);
        await index.upsert(items);
      },
      async remove(items) {
        await forget?.(items);
        await index.delete(items);
      },
      async checkQuery({ vector, scope, among, kind = "turn", limit = 10 }) {
        const hits = await index.query(vector, { scope, kind, limit });
        const { right, wanted } = checkHits(hits, { vector, scope, among, kind, limit }, switches);
        if (switches.exact) assert.equal(right, wanted, `found ${right} of the ${wanted} nearest`);
        recall.found += right;
        recall.wanted += wanted;
        return hits;
      },
    });
    const { found, wanted } = recall;
    assert.ok(found >= wanted * leastRecall, `found ${found} of the ${wanted} nearest in all`);
  } finally {
    await close?.();
  }
}

function checkHits(
  hits: readonly VectorHit[],
  query: Required<VectorQueryCheck>,
  { scoreTolerance }: VectorIndexSwitches,
): { right: number; wanted: number } {
  const { vector, scope, among, kind, limit } = query;
  const visible = among.filter((item) => item.kind === kind && contains(scope, item.scope));
  const scores = new Map(visible.map((item) => [item.id, cosine(vector, item.vector)]));
  for (const hit of hits) {
    assert.equal(hit.kind, kind);
    const score = scores.get(hit.id);
    assert.notEqual(score, undefined, `${hit.id} is not in the scope ${JSON.stringify(scope)}`);
    assert.ok(
      Math.abs(hit.score - (score as number)) <= scoreTolerance,
      `the score ${hit.score} is not the cosine ${score}`,
    );
  }
  assert.equal(new Set(hits.map(({ id }) => id)).size, hits.length, "an item was found twice");
  const order = hits.map(({ score }) => score);
  assert.deepEqual(
    order,
    order.toSorted((a, b) => b - a),
    "the nearest do not come first",
  );
  // of items that are equally near any may be found
  const wanted = Math.min(limit, visible.length);
  const threshold = [...scores.values()].sort((a, b) => b - a)[wanted - 1] ?? 0;
  const right = hits.filter(
    ({ id }) => (scores.get(id) as number) >= threshold - scoreTolerance,
  ).length;
  assert.ok(hits.length <= limit, `${hits.length} hits for a limit of ${limit}`);
  return { right, wanted };
}

function contains(query: Scope, stored: Scope): boolean {
  return (Object.keys(query) as (keyof Scope)[]).every((field) => query[field] === stored[field]);
}
