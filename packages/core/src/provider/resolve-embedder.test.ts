import { hashEmbedder } from "@holdfast/testing";
import { FakeEmbeddings } from "@langchain/core/utils/testing";
import { MockEmbeddingModelV3, MockEmbeddingModelV4, MockLanguageModelV4 } from "ai/test";
import { MockEmbeddingModelV2 } from "ai5/test";
import { describe, expect, it } from "vitest";
import type { Embedder } from "./embedder.ts";
import { type EmbedderLike, resolveEmbedder } from "./resolve-embedder.ts";

const doEmbed = async ({ values }: { values: string[] }) => ({
  embeddings: values.map(() => [1, 2, 3, 4]),
  warnings: [],
});
const embed = async (texts: string[]) => texts.map(() => [1, 2, 3, 4]);

const nothing = () => undefined;

describe("resolveEmbedder", () => {
  // Each of them must be accepted by the type as well.
  const embedders: [string, EmbedderLike][] = [
    ["mock-provider:mock-model-id", new MockEmbeddingModelV2<string>({ doEmbed })],
    ["mock-provider:mock-model-id", new MockEmbeddingModelV3({ doEmbed })],
    ["mock-provider:mock-model-id", new MockEmbeddingModelV4({ doEmbed })],
    ["langchain:FakeEmbeddings", new FakeEmbeddings()],
    ["function:embed", embed],
    ["custom", { embed }],
    ["mine", { id: "mine", embed: (texts) => texts.map(() => Float32Array.of(1, 2, 3, 4)) }],
  ];

  it.each(embedders)("takes %s and finds out its dimensions", async (id, like) => {
    const embedder = await resolveEmbedder(like);
    expect(embedder).toMatchObject({ id, dimensions: 4 });
    expect(await embedder.embed(["a", "b"], { purpose: "document" })).toHaveLength(2);
  });

  it("gives a complete embedder back as it is", async () => {
    const embedder: Embedder = hashEmbedder();
    expect(await resolveEmbedder(embedder)).toBe(embedder);
  });

  it("embeds nothing when the dimensions are known", async () => {
    const calls: string[][] = [];
    const counting = async (texts: string[]) => {
      calls.push(texts);
      return embed(texts);
    };
    expect(await resolveEmbedder(counting, { dimensions: 4 })).toMatchObject({ dimensions: 4 });
    const known = (id: string) => (id === "mine" ? 4 : undefined);
    await resolveEmbedder({ id: "mine", embed: counting }, { dimensions: known });
    expect(calls).toEqual([]);
  });

  it.each<[unknown, RegExp]>([
    ["text-embedding-3-small", /a name is not enough/],
    [new MockLanguageModelV4(), /specification v4 with doGenerate/],
    [{ embeddings: { create: nothing } }, /openaiEmbedder\(\{ client.*@holdfast\/openai/],
    [{ baseURL: "http://127.0.0.1/v1", model: "m" }, /openaiEmbedder\(\{ baseURL/],
    [{ lc_namespace: [], invoke: nothing, bindTools: nothing }, /LangChain chat model/],
    [null, /it is null/],
  ])("refuses %o, says what it is and what it takes", async (value, what) => {
    await expect(resolveEmbedder(value as EmbedderLike)).rejects.toMatchObject({
      code: "invalid_options",
      message: expect.stringMatching(what),
      hint: expect.stringContaining("an AI SDK embedding model"),
    });
  });
});
