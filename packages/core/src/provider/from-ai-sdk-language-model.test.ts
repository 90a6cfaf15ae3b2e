import { APICallError } from "ai";
import { MockLanguageModelV3, MockLanguageModelV4 } from "ai/test";
import { MockLanguageModelV2 } from "ai5/test";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { callModel } from "./call-model.ts";
import { fromAiSdkLanguageModel } from "./from-ai-sdk-language-model.ts";
import { toJsonSchema } from "./json-schema.ts";
import type { ModelRequest } from "./language-model.ts";

const schema = z.object({ facts: z.array(z.string()) });
const request: ModelRequest = {
  system: "Extract.",
  messages: [
    { role: "user", content: "I like tea." },
    { role: "assistant", content: "{}" },
    { role: "user", content: "Again." },
  ],
  schema: { name: "facts", schema: toJsonSchema(schema) },
  maxOutputTokens: 100,
};
const content = [
  { type: "reasoning" as const, text: "Tea!" },
  { type: "text" as const, text: '{"facts":' },
  { type: "text" as const, text: '["likes tea"]}' },
];
const parted = {
  inputTokens: { total: 12, noCache: 2, cacheRead: 10, cacheWrite: undefined },
  outputTokens: { total: 5, text: 5, reasoning: undefined },
};
const finished = { unified: "stop", raw: "end_turn" } as const;

const models = {
  v2: () =>
    new MockLanguageModelV2({
      provider: "maker",
      modelId: "small",
      doGenerate: {
        content,
        finishReason: "stop",
        usage: { inputTokens: 12, outputTokens: 5, totalTokens: 17 },
        warnings: [],
      },
    }),
  v3: () =>
    new MockLanguageModelV3({
      provider: "maker",
      modelId: "small",
      doGenerate: { content, finishReason: finished, usage: parted, warnings: [] },
    }),
  v4: () =>
    new MockLanguageModelV4({
      provider: "maker",
      modelId: "small",
      doGenerate: { content, finishReason: finished, usage: parted, warnings: [] },
    }),
};

describe.each(Object.entries(models))("a language model of specification %s", (version, make) => {
  it("is called as its specification wants, and its answer is read", async () => {
    const model = make();
    expect(model.specificationVersion).toBe(version);
    const llm = fromAiSdkLanguageModel(model);
    expect(llm.id).toBe("maker:small");
    const { signal } = new AbortController();
    expect(await llm.generate({ ...request, signal })).toEqual({
      text: '{"facts":["likes tea"]}',
      usage: { inputTokens: 12, outputTokens: 5 },
      finishReason: "stop",
    });
    expect(model.doGenerateCalls).toEqual([
      {
        prompt: [
          { role: "system", content: "Extract." },
          { role: "user", content: [{ type: "text", text: "I like tea." }] },
          { role: "assistant", content: [{ type: "text", text: "{}" }] },
          { role: "user", content: [{ type: "text", text: "Again." }] },
        ],
        responseFormat: { type: "json", name: "facts", schema: toJsonSchema(schema) },
        maxOutputTokens: 100,
        temperature: 0,
        abortSignal: signal,
      },
    ]);
  });

  it("goes through a whole call", async () => {
    const call = { system: "Extract.", messages: request.messages, schema, schemaName: "facts" };
    const { value, usage } = await callModel(fromAiSdkLanguageModel(make()), call);
    expect(value).toEqual({ facts: ["likes tea"] });
    expect(usage).toMatchObject({ calls: 1, inputTokens: 12, outputTokens: 5 });
  });
});

const answer = { content, finishReason: finished, usage: parted, warnings: [] };
const apiError = (statusCode: number, message: string, responseHeaders = {}) =>
  new APICallError({
    message,
    url: "https://example.com",
    requestBodyValues: {},
    statusCode,
    responseHeaders,
  });

describe("fromAiSdkLanguageModel", () => {
  it("prefers the structured text of v4 over the joined parts", async () => {
    const model = new MockLanguageModelV4({
      doGenerate: { ...answer, structuredOutputText: '{"facts":[]}' },
    });
    expect((await fromAiSdkLanguageModel(model).generate(request)).text).toBe('{"facts":[]}');
  });

  it("leaves out the temperature for a model that refuses it, from then on", async () => {
    const model = new MockLanguageModelV4({
      doGenerate: async ({ temperature }) => {
        if (temperature !== undefined) throw apiError(400, "temperature is not supported");
        return answer;
      },
    });
    const llm = fromAiSdkLanguageModel(model);
    await llm.generate(request);
    await llm.generate(request);
    expect(model.doGenerateCalls.map(({ temperature }) => temperature)).toEqual([
      0,
      undefined,
      undefined,
    ]);
  });

  it("passes on options for the provider", async () => {
    const model = new MockLanguageModelV4({ doGenerate: answer });
    const providerOptions = { openai: { reasoningEffort: "low" } };
    await fromAiSdkLanguageModel(model, { temperature: null, providerOptions }).generate(request);
    expect(model.doGenerateCalls[0]).toMatchObject({ providerOptions });
    expect(model.doGenerateCalls[0]).not.toHaveProperty("temperature");
  });

  it("lets the model's own errors decide about retries", async () => {
    let calls = 0;
    const model = new MockLanguageModelV4({
      doGenerate: async () => {
        calls += 1;
        if (calls === 1) throw apiError(429, "slow down", { "retry-after": "9" });
        return answer;
      },
    });
    const waits: number[] = [];
    const sleep = async (milliseconds: number) => {
      waits.push(milliseconds);
    };
    const call = { system: "", messages: request.messages, schema, schemaName: "facts" };
    await callModel(fromAiSdkLanguageModel(model), call, { sleep });
    expect(waits).toEqual([9_000]);
  });

  it("tells that an answer was cut off", async () => {
    const cut = { ...answer, finishReason: { unified: "length", raw: "max_tokens" } as const };
    const model = new MockLanguageModelV4({ doGenerate: cut });
    expect((await fromAiSdkLanguageModel(model).generate(request)).finishReason).toBe("length");
  });

  it("works with getters that need the model itself", async () => {
    class Private extends MockLanguageModelV4 {
      readonly #answer = answer;
      override doGenerate = async () => this.#answer;
    }
    const model = new Private();
    expect((await fromAiSdkLanguageModel(model).generate(request)).text).toContain("tea");
  });
});
