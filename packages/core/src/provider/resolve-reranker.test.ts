import { Document, type DocumentInterface } from "@langchain/core/documents";
import { BaseDocumentCompressor } from "@langchain/core/retrievers/document_compressors";
import { MockEmbeddingModelV4, MockRerankingModelV3, MockRerankingModelV4 } from "ai/test";
import { describe, expect, it } from "vitest";
import type { Reranker } from "./reranker.ts";
import { type RerankerLike, resolveReranker } from "./resolve-reranker.ts";

const documents = ["red", "green tea", "tea"];
const doRerank = async () => ({
  ranking: [
    { index: 2, relevanceScore: 0.9 },
    { index: 1, relevanceScore: 0.4 },
  ],
});

/** A real document compressor of LangChain: gives back what mentions the query, the shortest first. */
class Mentioning extends BaseDocumentCompressor {
  model = "mentions-v1";
  async compressDocuments(all: DocumentInterface[], query: string) {
    const kept = all.filter(({ pageContent }) => pageContent.includes(query));
    kept.sort((a, b) => a.pageContent.length - b.pageContent.length);
    return kept.map(({ pageContent, metadata }) => new Document({ pageContent, metadata }));
  }
}

describe("resolveReranker", () => {
  // Each of them must be accepted by the type as well.
  const rerankers: [string, RerankerLike][] = [
    ["mock-provider:mock-model-id", new MockRerankingModelV3({ doRerank })],
    ["mock-provider:mock-model-id", new MockRerankingModelV4({ doRerank })],
    ["langchain:Mentioning:mentions-v1", new Mentioning()],
    [
      "function:byLength",
      function byLength(_, texts) {
        return texts.map((text) => (text.includes("tea") ? -text.length : -99));
      },
    ],
    ["mine", { id: "mine", rerank: async () => [0.1, 0.5, 0.7] } satisfies Reranker],
    ["custom", { rerank: () => [0.1, 0.5, 0.7] }],
  ];

  it.each(rerankers)(
    "takes %s and gives a finite score per document, in their order",
    async (id, like) => {
      const reranker = resolveReranker(like);
      expect(reranker.id).toBe(id);
      const scores = await reranker.rerank("tea", documents, {});
      expect(scores).toHaveLength(3);
      expect(scores.every(Number.isFinite)).toBe(true);
      const [red = 0, greenTea = 0, tea = 0] = scores;
      expect(tea).toBeGreaterThan(greenTea);
      expect(greenTea).toBeGreaterThan(red);
    },
  );

  it("asks an AI SDK model for all documents", async () => {
    const model = new MockRerankingModelV4({ doRerank });
    let seen: unknown;
    const { doRerank: original } = model;
    model.doRerank = async (options) => {
      seen = options;
      return original(options);
    };
    const { signal } = new AbortController();
    await resolveReranker(model).rerank("tea", documents, { signal });
    expect(seen).toEqual({
      query: "tea",
      documents: { type: "text", values: documents },
      topN: 3,
      abortSignal: signal,
    });
  });

  it("refuses a ranking that names a document that is not there", async () => {
    const model = new MockRerankingModelV4({
      doRerank: async () => ({ ranking: [{ index: 3, relevanceScore: 1 }] }),
    });
    await expect(resolveReranker(model).rerank("tea", documents, {})).rejects.toThrow(
      "document 3 of 3",
    );
  });

  it("refuses anything else, says what it is and what it takes", () => {
    for (const value of [undefined, "rerank-v3", {}, new MockEmbeddingModelV4()]) {
      expect(() => resolveReranker(value as unknown as RerankerLike)).toThrow(
        expect.objectContaining({
          code: "invalid_options",
          hint: expect.stringContaining("an AI SDK reranking model"),
        }),
      );
    }
  });
});
