import type { Scope, VectorHit, VectorIndex, VectorItem, VectorQuery } from "@holdfast/core";
import { describe, expect, it } from "vitest";
import { describeVectorIndex } from "../src/index.ts";
import { collectTests, failuresOf } from "./support/collect-tests.ts";

// The plainest index there is: a list. Each mistake is one method overridden.
class ListIndex implements VectorIndex {
  items = new Map<string, VectorItem>();

  async upsert(items: readonly VectorItem[]): Promise<void> {
    for (const item of items) this.items.set(item.id, item);
  }

  async query(
    vector: Float32Array,
    { scope, kind, limit, signal }: VectorQuery,
  ): Promise<VectorHit[]> {
    signal?.throwIfAborted();
    return [...this.items.values()]
      .filter((item) => item.kind === kind && this.contains(scope, item.scope))
      .map((item) => ({ kind, id: item.id, score: this.score(vector, item.vector) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  async delete(items: readonly { id: string }[]): Promise<void> {
    for (const { id } of items) this.items.delete(id);
  }

  async count(scope: Scope): Promise<number> {
    return [...this.items.values()].filter((item) => this.contains(scope, item.scope)).length;
  }

  contains(query: Scope, stored: Scope): boolean {
    return (Object.keys(query) as (keyof Scope)[]).every((field) => query[field] === stored[field]);
  }

  score(a: Float32Array, b: Float32Array): number {
    const lengths = Math.hypot(...a) * Math.hypot(...b);
    return lengths === 0 ? 0 : dot(a, b) / lengths;
  }
}

const mistakes: [string, new () => ListIndex, string][] = [
  [
    "matches ids by their start",
    class extends ListIndex {
      override contains(query: Scope, stored: Scope) {
        return (Object.keys(query) as (keyof Scope)[]).every((field) =>
          stored[field]?.startsWith(query[field] ?? ""),
        );
      }
    },
    "finds the nearest of every scope",
  ],
  [
    "filters after it has searched",
    class extends ListIndex {
      override async query(vector: Float32Array, query: VectorQuery) {
        const hits = await super.query(vector, { ...query, scope: {} });
        return hits.filter(({ id }) => this.contains(query.scope, this.items.get(id)?.scope ?? {}));
      }
    },
    "finds the few items of a small scope",
  ],
  [
    "overlooks one item in twenty",
    class extends ListIndex {
      override async query(vector: Float32Array, query: VectorQuery) {
        const hits = await super.query(vector, { ...query, limit: query.limit + 5 });
        return hits
          .filter(({ id }) => Number.parseInt(id.slice(-4), 16) % 20 !== 3)
          .slice(0, query.limit);
      }
    },
    "finds the ten nearest of a thousand",
  ],
  [
    "gives products instead of cosines",
    class extends ListIndex {
      override score(a: Float32Array, b: Float32Array) {
        return dot(a, b);
      }
    },
    "finds an item by its own vector",
  ],
  [
    "keeps the first vector of an item",
    class extends ListIndex {
      override upsert(items: readonly VectorItem[]) {
        return super.upsert(items.filter(({ id }) => !this.items.has(id)));
      }
    },
    "finds an item at its new place",
  ],
  [
    "never deletes",
    class extends ListIndex {
      override async delete() {
        await super.delete([]);
      }
    },
    "no longer finds what was deleted",
  ],
];

describe("describeVectorIndex", () => {
  it("passes a plain list", async () => {
    expect(await failuresOf(testsOf(ListIndex), "a list")).toEqual([]);
  });

  for (const [mistake, Index, test] of mistakes) {
    it(`notices an index that ${mistake}`, async () => {
      expect(await failuresOf(testsOf(Index), test)).not.toEqual([]);
    });
  }

  it("lets an index that does not claim to be exact overlook a little", async () => {
    const [, Index, test] = mistakes[2] as (typeof mistakes)[number];
    expect(await failuresOf(testsOf(Index, { exact: false }), test)).toEqual([]);
  });
});

function testsOf(Index: new () => ListIndex, switches = {}) {
  const open = () => ({ index: new Index() });
  return collectTests((runner) => describeVectorIndex(runner, { name: "a list", open, switches }));
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
}
