import { FakeListChatModel } from "@langchain/core/utils/testing";
import { ToolLoopAgent } from "ai";
import {
  MockEmbeddingModelV4,
  MockImageModelV4,
  MockLanguageModelV3,
  MockLanguageModelV4,
  MockProviderV4,
  MockSpeechModelV4,
} from "ai/test";
import { MockLanguageModelV2 } from "ai5/test";
import { describe, expect, it } from "vitest";
import { HoldfastError } from "../errors.ts";
import type { ModelRequest } from "./language-model.ts";
import { type LanguageModelLike, resolveLanguageModel } from "./resolve-language-model.ts";

const messages = [{ role: "user", content: "Hello" }] as const;

function refusalOf(value: unknown): HoldfastError {
  try {
    resolveLanguageModel(value as LanguageModelLike);
  } catch (error) {
    if (HoldfastError.isInstance(error)) return error;
  }
  throw new Error("expected a HoldfastError");
}

const nothing = () => undefined;

describe("resolveLanguageModel", () => {
  // Each of them must be accepted by the type as well.
  const models: [string, LanguageModelLike][] = [
    ["mock-provider:mock-model-id", new MockLanguageModelV2()],
    ["mock-provider:mock-model-id", new MockLanguageModelV3()],
    ["mock-provider:mock-model-id", new MockLanguageModelV4()],
    ["langchain:fake-list", new FakeListChatModel({ responses: [] })],
    ["function:anonymous", async () => "yes"],
    ["custom", { generate: () => ({ text: "yes" }) }],
    ["mine", { id: "mine", generate: async () => ({ text: "yes", usage: {} }) }],
  ];

  it.each(models)("takes %s", (id, model) => {
    expect(resolveLanguageModel(model).id).toBe(id);
  });

  it("gives a function the request, and makes an answer of what it returns", async () => {
    const seen: ModelRequest[] = [];
    const answers = [
      "text",
      { text: "text", usage: { inputTokens: 3 }, finishReason: "length" },
      { value: { facts: [] } },
    ];
    const llm = resolveLanguageModel(async function askMine(request) {
      seen.push(request);
      return answers[seen.length - 1] ?? "";
    });
    expect(llm.id).toBe("function:askMine");
    expect(await llm.generate({ system: "s", messages })).toEqual({ text: "text", usage: {} });
    expect(await llm.generate({ messages })).toEqual(answers[1]);
    expect(await llm.generate({ messages })).toEqual({
      text: '{"facts":[]}',
      value: { facts: [] },
      usage: {},
    });
    expect(seen[0]).toEqual({ system: "s", messages });
  });

  it("keeps the object a method belongs to", async () => {
    class Mine {
      readonly #answer = "private";
      async generate() {
        return this.#answer;
      }
    }
    expect((await resolveLanguageModel(new Mine()).generate({ messages })).text).toBe("private");
  });

  it("says so when a function answers with something else", async () => {
    const llm = resolveLanguageModel((async () => undefined) as unknown as LanguageModelLike);
    await expect(llm.generate({ messages })).rejects.toThrow("text or value");
  });

  it.each<[string, unknown, RegExp]>([
    ["nothing", undefined, /it is undefined/],
    ["a number", 7, /it is 7/],
    ["a name", "gpt-5-mini", /a name is not enough/],
    ["a promise", Promise.resolve(new MockLanguageModelV4()), /promise, await it/],
    ["an empty object", {}, /object without properties/],
    ["any object", { ask: 1, tell: 2 }, /object with ask, tell/],
    ["an instance", new Map([[1, 2]]), /an instance of Map/],
    ["a whole provider", new MockProviderV4(), /call it with the name of a model/],
    [
      "a provider function",
      Object.assign(() => 1, { languageModel: () => 1 }),
      /provider of the AI SDK/,
    ],
    ["an embedding model", new MockEmbeddingModelV4(), /specification v4 with doEmbed/],
    ["an image model", new MockImageModelV4(), /specification v4 with doGenerate/],
    ["a speech model", new MockSpeechModelV4(), /specification v4 with doGenerate/],
    [
      "an old model",
      { specificationVersion: "v1", doGenerate: nothing, doStream: nothing },
      /specification v1/,
    ],
    ["an agent", new ToolLoopAgent({ model: new MockLanguageModelV4() }), /agent, pass the model/],
    [
      "an agent of Mastra",
      { generate: nothing, getInstructions: nothing },
      /agent, pass the model/,
    ],
    [
      "LangChain embeddings",
      { embedDocuments: nothing, embedQuery: nothing },
      /LangChain embeddings/,
    ],
    [
      "an OpenAI client",
      { chat: { completions: { create: nothing } } },
      /openaiModel\(\{ client.*@holdfast\/openai/,
    ],
    [
      "an address",
      { baseURL: "http://127.0.0.1/v1", model: "m" },
      /openaiModel\(\{ baseURL.*@holdfast\/openai/,
    ],
  ])("refuses %s, says what it is and what it takes", (_, value, what) => {
    const error = refusalOf(value);
    expect(error.code).toBe("invalid_options");
    expect(error.message).toMatch(what);
    expect(error.message).toContain("as a language model");
    expect(error.hint).toContain("an AI SDK language model");
    expect(error.hint).toContain("LangChain chat model");
    expect(error.hint).toContain("@holdfast/openai");
  });

  it("does not repeat what may be a key", () => {
    expect(refusalOf("sk-secret").message).not.toContain("sk-secret");
    expect(refusalOf({ apiKey: "sk-secret" }).message).not.toContain("sk-secret");
  });
});
