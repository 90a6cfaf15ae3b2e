import { describeVectorIndex } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { fromVectorStore, type VectorStoreLike, type VectorStoreTraits } from "../src/index.ts";

interface Row {
  id: string;
  vector: number[];
  metadata: Record<string, unknown>;
}

/** A store as LangChain's are: it keeps rows, and does with ids, filters and scores what its kind does. */
function tableStore(
  type: string,
  { upsert, score }: Pick<VectorStoreTraits, "upsert" | "score">,
  ignoresFilters = false,
): VectorStoreLike {
  let rows: Row[] = [];
  return {
    _vectorstoreType: () => type,
    async addVectors(vectors, documents, options) {
      const { ids } = options as { ids: string[] };
      if (upsert) rows = rows.filter(({ id }) => !ids.includes(id));
      for (const [index, vector] of vectors.entries())
        rows.push({ id: ids[index] ?? "", vector, metadata: documents[index]?.metadata ?? {} });
    },
    async delete(options) {
      const { ids } = options as { ids: string[] };
      rows = rows.filter(({ id }) => !ids.includes(id));
    },
    async similaritySearchVectorWithScore(query, k, filter) {
      const wanted = Object.entries(
        (ignoresFilters ? {} : (filter ?? {})) as Record<string, unknown>,
      );
      return rows
        .filter(({ metadata }) => wanted.every(([name, value]) => metadata[name] === value))
        .map(({ vector, metadata }) => ({ metadata, cosine: cosine(query, vector) }))
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, k)
        .map(({ metadata, cosine: value }) => [
          { pageContent: "", metadata },
          score === "distance" ? 1 - value : value,
        ]);
    },
  };
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b) || 1);
}

const equal: VectorStoreTraits["filter"] = (wanted) => wanted;
const kinds: [string, Pick<VectorStoreTraits, "upsert" | "score">][] = [
  ["replaces and tells similarity", { upsert: true, score: "similarity" }],
  ["keeps both and tells distance", { upsert: false, score: "distance" }],
];
for (const [name, traits] of kinds) {
  describeVectorIndex(
    { describe, it },
    {
      name: `a store that ${name}`,
      open: () => ({
        index: fromVectorStore(tableStore("own", traits), { ...traits, filter: equal }),
      }),
    },
  );
}

describe("fromVectorStore", () => {
  const own = { upsert: true, score: "similarity" } as const;

  it.each(["memory", "faiss", "hnswlib", "lancedb", "libsql", "something-new", "constructor"])(
    "refuses a store of type %s, of which it is not known that it can hold memories",
    (type) => {
      expect(() => fromVectorStore(tableStore(type, own))).toThrow(
        expect.objectContaining({ code: "invalid_options" }),
      );
    },
  );

  it("never widens a scope, whatever the store does with its filter", async () => {
    const index = fromVectorStore(tableStore("own", own, true), { ...own, filter: equal });
    const item = (id: string, userId: string) =>
      ({ kind: "memory", id, scope: { userId }, vector: Float32Array.of(1, 0) }) as const;
    await index.upsert([item("a", "ada"), item("b", "ben")]);
    const query = { scope: { userId: "ada" }, kind: "memory", limit: 5 } as const;
    expect(await index.query(Float32Array.of(1, 0), query)).toEqual([
      { kind: "memory", id: "a", score: 1 },
    ]);
  });

  it.each<[string, unknown]>([
    [
      "qdrant",
      {
        must: [
          { key: "metadata.holdfastKind", match: { value: "turn" } },
          { key: "metadata.userId", match: { value: "ada" } },
        ],
      },
    ],
    ["pinecone", { holdfastKind: "turn", userId: "ada" }],
    ["chroma", { $and: [{ holdfastKind: { $eq: "turn" } }, { userId: { $eq: "ada" } }] }],
    ["mongodb_atlas", { preFilter: { holdfastKind: { $eq: "turn" }, userId: { $eq: "ada" } } }],
    ["pgvector", { holdfastKind: "turn", userId: "ada" }],
  ])("filters in the words of %s", async (type, expected) => {
    const asked: unknown[] = [];
    const store: VectorStoreLike = {
      ...tableStore(type, own),
      async similaritySearchVectorWithScore(_vector, _limit, filter) {
        asked.push(filter);
        return [];
      },
    };
    const query = { scope: { userId: "ada" }, kind: "turn", limit: 5 } as const;
    await fromVectorStore(store).query(Float32Array.of(1, 0), query);
    expect(asked).toEqual([expected]);
  });
});
