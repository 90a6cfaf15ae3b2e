import { FakeEmbeddings, SyntheticEmbeddings } from "@langchain/core/utils/testing";
import { describe, expect, it } from "vitest";
import { fromLangChainEmbeddings } from "./from-lang-chain-embeddings.ts";

/** Real embeddings of LangChain that also tell how they were called. */
class Listening extends SyntheticEmbeddings {
  calls: string[][] = [];
  model = "small";

  override embedDocuments(documents: string[]) {
    this.calls.push(["documents", ...documents]);
    return super.embedDocuments(documents);
  }
}

describe("fromLangChainEmbeddings", () => {
  it("finds out the dimensions with one text", async () => {
    const embedder = await fromLangChainEmbeddings(new FakeEmbeddings());
    expect(embedder.id).toBe("langchain:FakeEmbeddings");
    expect(embedder.dimensions).toBe(4);
    const vectors = await embedder.embed(["a", "b"], { purpose: "document" });
    expect(vectors).toEqual([expect.any(Float32Array), expect.any(Float32Array)]);
    expect(Array.from(vectors[0] as Float32Array, (value) => Math.round(value * 10))).toEqual([
      1, 2, 3, 4,
    ]);
  });

  it("embeds documents together and queries as queries, in order", async () => {
    const embeddings = new Listening({ vectorSize: 6 });
    const embedder = await fromLangChainEmbeddings(embeddings, { dimensions: 6 });
    expect(embedder.id).toBe("langchain:Listening:small");
    const documents = await embedder.embed(["one", "two"], { purpose: "document" });
    expect(embeddings.calls).toEqual([["documents", "one", "two"]]);
    const queries = await embedder.embed(["one", "two"], { purpose: "query" });
    expect(queries).toEqual(documents);
    expect(await embedder.embed([], { purpose: "document" })).toEqual([]);
  });

  it("asks embeddings that tell their dimensions for nothing, also when a file might know them", async () => {
    const embeddings = Object.assign(new Listening({ vectorSize: 6 }), { dimensions: 6 });
    const embedder = await fromLangChainEmbeddings(embeddings, { dimensions: () => undefined });
    expect([embedder.dimensions, embeddings.calls]).toEqual([6, []]);
  });

  it("believes embeddings that tell their dimensions", async () => {
    const embeddings = Object.assign(new Listening({ vectorSize: 6 }), { dimensions: 6 });
    expect((await fromLangChainEmbeddings(embeddings)).dimensions).toBe(6);
    expect(embeddings.calls).toEqual([]);
  });

  it("gives up when the signal fires", async () => {
    const hanging = Object.assign(new FakeEmbeddings(), {
      embedDocuments: () => new Promise<number[][]>(() => undefined),
    });
    const embedder = await fromLangChainEmbeddings(hanging, { dimensions: 4, id: "mine" });
    expect(embedder.id).toBe("mine");
    const signal = AbortSignal.timeout(10);
    await expect(embedder.embed(["a"], { purpose: "document", signal })).rejects.toMatchObject({
      name: "TimeoutError",
    });
  });
});
