import { APICallError } from "ai";
import { MockEmbeddingModelV3, MockEmbeddingModelV4 } from "ai/test";
import { MockEmbeddingModelV2 } from "ai5/test";
import { describe, expect, it } from "vitest";
import { fromAiSdkEmbedder } from "./from-ai-sdk-embedder.ts";

const vectorOf = (text: string) => [text.length, 1, 0.5];
const texts = ["a", "bb", "ccc", "dddd", "eeeee"];
const doEmbed = async ({ values }: { values: string[] }) => ({
  embeddings: values.map(vectorOf),
  warnings: [],
});

describe.each([
  ["v2", () => new MockEmbeddingModelV2<string>({ maxEmbeddingsPerCall: 2, doEmbed })],
  ["v3", () => new MockEmbeddingModelV3({ maxEmbeddingsPerCall: 2, doEmbed })],
  ["v4", () => new MockEmbeddingModelV4({ maxEmbeddingsPerCall: 2, doEmbed })],
])("an embedding model of specification %s", (_, make) => {
  it("is asked once for its dimensions, and embeds in chunks, in order", async () => {
    const model = make();
    const embedder = await fromAiSdkEmbedder(model);
    expect(embedder.id).toBe("mock-provider:mock-model-id");
    expect(embedder.dimensions).toBe(3);
    const vectors = await embedder.embed(texts, { purpose: "document" });
    expect(vectors).toEqual(texts.map((text) => Float32Array.from(vectorOf(text))));
  });
});

describe("fromAiSdkEmbedder", () => {
  it("asks nothing when the dimensions are known, from the caller or by the id", async () => {
    const model = new MockEmbeddingModelV4({ provider: "maker", modelId: "e1", doEmbed });
    expect((await fromAiSdkEmbedder(model, { dimensions: 3 })).dimensions).toBe(3);
    const known = (id: string) => (id === "maker:e1" ? 3 : undefined);
    expect((await fromAiSdkEmbedder(model, { dimensions: known })).dimensions).toBe(3);
    expect(model.doEmbedCalls).toEqual([]);
    await expect(fromAiSdkEmbedder(model, { dimensions: 0 })).rejects.toMatchObject({
      code: "invalid_options",
    });
  });

  it("waits for a chunk size that is a promise, and takes all at once without one", async () => {
    const later = Object.assign(new MockEmbeddingModelV4({ doEmbed }), {
      maxEmbeddingsPerCall: Promise.resolve(3),
    });
    await (await fromAiSdkEmbedder(later, { dimensions: 3 })).embed(texts, { purpose: "query" });
    expect(later.doEmbedCalls.map(({ values }) => values.length)).toEqual([3, 2]);
    for (const maxEmbeddingsPerCall of [null, Number.POSITIVE_INFINITY]) {
      const model = new MockEmbeddingModelV4({ maxEmbeddingsPerCall, doEmbed });
      const embedder = await fromAiSdkEmbedder(model, { dimensions: 3 });
      expect(await embedder.embed(texts, { purpose: "document" })).toHaveLength(5);
      expect(model.doEmbedCalls).toHaveLength(1);
      expect(await embedder.embed([], { purpose: "document" })).toEqual([]);
    }
  });

  it("has several calls under way when the model allows it, and keeps the order", async () => {
    let running = 0;
    let most = 0;
    const model = new MockEmbeddingModelV4({
      supportsParallelCalls: true,
      doEmbed: async ({ values }) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, values[0] === "a" ? 15 : 2));
        running -= 1;
        return { embeddings: values.map(vectorOf), warnings: [] };
      },
    });
    const many = [...texts, ...texts, ...texts];
    const embedder = await fromAiSdkEmbedder(model, { dimensions: 3 });
    const vectors = await embedder.embed(many, { purpose: "document" });
    expect(vectors.map(([length]) => length)).toEqual(many.map(({ length }) => length));
    expect(most).toBe(4);
  });

  it("tells the provider whether documents or queries are embedded", async () => {
    const model = new MockEmbeddingModelV4({ doEmbed });
    const embedder = await fromAiSdkEmbedder(model, {
      dimensions: 3,
      providerOptions: (purpose) => ({ maker: { task: purpose } }),
    });
    const { signal } = new AbortController();
    await embedder.embed(["x"], { purpose: "query", signal });
    expect(model.doEmbedCalls).toEqual([
      { values: ["x"], providerOptions: { maker: { task: "query" } }, abortSignal: signal },
    ]);
  });

  it("tries a call again that failed for a passing reason, and no other", async () => {
    const failing = (statusCode: number) => {
      let calls = 0;
      return new MockEmbeddingModelV4({
        doEmbed: async ({ values }) => {
          calls += 1;
          const responseHeaders = { "retry-after-ms": "1" };
          const at = { url: "https://example.com", requestBodyValues: {}, responseHeaders };
          if (calls === 1) throw new APICallError({ message: "no", statusCode, ...at });
          return { embeddings: values.map(vectorOf), warnings: [] };
        },
      });
    };
    const passing = await fromAiSdkEmbedder(failing(503), { dimensions: 3 });
    expect(await passing.embed(["x"], { purpose: "query" })).toHaveLength(1);
    const lasting = await fromAiSdkEmbedder(failing(401), { dimensions: 3 });
    await expect(lasting.embed(["x"], { purpose: "query" })).rejects.toMatchObject({
      statusCode: 401,
    });
  });

  it("refuses a chunk with the wrong number of vectors, which would move all that follow", async () => {
    const model = new MockEmbeddingModelV4({
      maxEmbeddingsPerCall: 2,
      doEmbed: { embeddings: [[1, 2, 3]], warnings: [] },
    });
    const embedder = await fromAiSdkEmbedder(model, { dimensions: 3 });
    await expect(embedder.embed(texts, { purpose: "document" })).rejects.toMatchObject({
      code: "invalid_vector",
    });
  });

  it("says what failed when the dimensions cannot be found out", async () => {
    const failing = new MockEmbeddingModelV4({
      doEmbed: async () => {
        throw new Error("no network");
      },
    });
    await expect(fromAiSdkEmbedder(failing)).rejects.toMatchObject({
      code: "embedder_failed",
      message: expect.stringContaining("no network"),
      hint: expect.stringContaining("dimensions"),
    });
    const empty = new MockEmbeddingModelV4({ doEmbed: { embeddings: [[]], warnings: [] } });
    await expect(fromAiSdkEmbedder(empty)).rejects.toMatchObject({ code: "invalid_vector" });
  });
});
