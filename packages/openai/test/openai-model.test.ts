import OpenAI from "openai";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type OpenAIModelOptions, openaiModel } from "../src/index.ts";
import { completion, failure, httpServer, type Received, type Reply } from "./http-server.ts";

const strict = {
  name: "facts",
  schema: {
    type: "object",
    properties: { facts: { type: "array", items: { type: "string" } } },
    required: ["facts"],
    additionalProperties: false,
  },
};
const loose = {
  name: "a b/c",
  schema: { type: "object", properties: { facts: { type: "array" } } },
};
const list = { name: "facts", schema: { type: "array", items: { type: "string" } } };
const request = { messages: [{ role: "user", content: "Answer in JSON." }] } as const;

async function modelOn(
  replies: Reply[] | ((request: Received) => Reply),
  options: Partial<OpenAIModelOptions> = {},
) {
  const server = await httpServer(replies);
  const llm = openaiModel({
    baseURL: server.baseURL,
    model: "small",
    ...options,
  } as OpenAIModelOptions);
  return { llm, received: server.received, baseURL: server.baseURL };
}

const formatsOf = (received: Received[]) =>
  received.map(
    ({ body }) => body.response_format?.json_schema?.strict ?? body.response_format?.type,
  );

afterEach(() => vi.unstubAllEnvs());

describe("openaiModel", () => {
  it("speaks the chat completions protocol", async () => {
    const { llm, received } = await modelOn([completion('{"facts":[]}')]);
    expect(llm.id).toBe("openai:small");
    const answer = await llm.generate({
      system: "Extract.",
      messages: [
        { role: "user", content: "a" },
        { role: "assistant", content: "b" },
        { role: "user", content: "c" },
      ],
      schema: strict,
      maxOutputTokens: 100,
    });
    expect(answer).toEqual({
      text: '{"facts":[]}',
      usage: { inputTokens: 12, outputTokens: 5 },
      finishReason: "stop",
    });
    expect(received[0]?.path).toBe("/v1/chat/completions");
    expect(received[0]?.body).toEqual({
      model: "small",
      messages: [
        { role: "system", content: "Extract." },
        { role: "user", content: "a" },
        { role: "assistant", content: "b" },
        { role: "user", content: "c" },
      ],
      temperature: 0,
      max_tokens: 100,
      response_format: { type: "json_schema", json_schema: { ...strict, strict: true } },
    });
  });

  it("asks for strictness only where the schema allows it, under a name that is allowed", async () => {
    const { llm, received } = await modelOn([completion("{}"), completion("{}"), completion("{}")]);
    await llm.generate({ ...request, schema: loose });
    await llm.generate(request);
    await llm.generate({ ...request, schema: strict });
    expect(formatsOf(received)).toEqual([false, undefined, true]);
    expect(received[0]?.body.response_format.json_schema.name).toBe("a_b_c");
  });

  it("does with less where the server refuses a format, and remembers it", async () => {
    const only = (type: string | undefined) => (received: Received) =>
      received.body.response_format?.type === type
        ? completion("{}")
        : failure(400, "This response_format type is unavailable now");
    const deepSeek = await modelOn(only("json_object"));
    await deepSeek.llm.generate({ ...request, schema: strict });
    await deepSeek.llm.generate({ ...request, schema: strict });
    expect(formatsOf(deepSeek.received)).toEqual([true, false, "json_object", "json_object"]);

    const plain = await modelOn(only(undefined));
    await plain.llm.generate({ ...request, schema: strict });
    await plain.llm.generate({ ...request, schema: strict });
    expect(formatsOf(plain.received)).toEqual([true, false, "json_object", undefined, undefined]);
  });

  it("never asks the JSON mode, which gives objects, for a list", async () => {
    const { llm, received } = await modelOn([failure(400, "unknown format"), completion("[]")]);
    await llm.generate({ ...request, schema: list });
    expect(formatsOf(received)).toEqual([false, undefined]);
  });

  it("begins with what it is told", async () => {
    const { llm, received } = await modelOn([completion("{}")], {
      structuredOutput: "json_object",
    });
    await llm.generate({ ...request, schema: strict });
    expect(formatsOf(received)).toEqual(["json_object"]);
  });

  it("does with less where a server fails over the schema with status 500", async () => {
    const { llm, received } = await modelOn([
      failure(500, "failed to parse grammar"),
      completion("{}"),
    ]);
    await llm.generate({ ...request, schema: strict });
    expect(formatsOf(received)).toEqual([true, false]);
  });

  it("learns nothing from a refusal that the bare request gets too", async () => {
    const { llm, received } = await modelOn([
      ...Array.from({ length: 4 }, () => failure(400, "bad message")),
      completion("{}"),
    ]);
    await expect(llm.generate({ ...request, schema: strict })).rejects.toMatchObject({
      status: 400,
    });
    await llm.generate({ ...request, schema: strict });
    expect(formatsOf(received).at(-1)).toBe(true);
  });

  it("does not try other formats when the prompt is too long", async () => {
    const { llm, received } = await modelOn([
      failure(400, "This model's maximum context length is 4096 tokens", {
        code: "context_length_exceeded",
      }),
    ]);
    await expect(llm.generate({ ...request, schema: strict })).rejects.toMatchObject({
      status: 400,
    });
    expect(received).toHaveLength(1);
  });

  it("leaves out the temperature and renames the limit for models that want it so", async () => {
    const { llm, received } = await modelOn((sent) => {
      if ("temperature" in sent.body) {
        return failure(400, "Unsupported value", {
          param: "temperature",
          code: "unsupported_value",
        });
      }
      return "max_tokens" in sent.body
        ? failure(400, "Unsupported parameter: use 'max_completion_tokens' instead")
        : completion("{}");
    });
    for (const _ of [1, 2]) await llm.generate({ ...request, schema: strict, maxOutputTokens: 50 });
    expect(received).toHaveLength(4);
    expect(received[3]?.body).toMatchObject({ max_completion_tokens: 50 });
    expect(formatsOf(received)).toEqual([true, true, true, true]);
  });

  it("sends what the caller adds", async () => {
    const { llm, received } = await modelOn([completion("{}")], {
      temperature: null,
      extraBody: { reasoning_effort: "low" },
      headers: { "x-title": "holdfast" },
    });
    await llm.generate(request);
    expect(received[0]?.body).toMatchObject({ reasoning_effort: "low" });
    expect(received[0]?.body).not.toHaveProperty("temperature");
    expect(received[0]?.headers["x-title"]).toBe("holdfast");
  });

  it("reads parts, refusals, and answers that were cut off or filtered", async () => {
    const parts = [
      { type: "thinking", thinking: [] },
      { type: "text", text: "{}" },
    ];
    const { llm } = await modelOn([
      completion(null, { content: parts }),
      completion(null, { refusal: "I cannot do that." }),
      completion('{"facts":["a', {}, "length"),
      completion("", {}, "content_filter"),
      completion(null),
    ]);
    expect((await llm.generate(request)).text).toBe("{}");
    expect(await llm.generate(request)).toMatchObject({
      text: "I cannot do that.",
      finishReason: "content-filter",
    });
    expect((await llm.generate(request)).finishReason).toBe("length");
    expect((await llm.generate(request)).finishReason).toBe("content-filter");
    expect((await llm.generate(request)).text).toBe("");
  });

  it("works with a client of the caller", async () => {
    const { baseURL, received } = await httpServer([completion("one")]);
    const client = new OpenAI({ baseURL, apiKey: "mine", maxRetries: 5 });
    expect((await openaiModel({ client, model: "small" }).generate(request)).text).toBe("one");
    expect(received[0]?.headers.authorization).toBe("Bearer mine");
  });

  it("sends the key of the environment to OpenAI only", async () => {
    vi.stubEnv("OPENAI_API_KEY", "sk-environment");
    vi.stubEnv("OPENAI_ORG_ID", "org-environment");
    const { llm, received } = await modelOn([completion("{}")]);
    await llm.generate(request);
    expect(JSON.stringify(received[0]?.headers)).not.toContain("environment");
    const given = await modelOn([completion("{}")], { apiKey: "given" });
    await given.llm.generate(request);
    expect(given.received[0]?.headers.authorization).toBe("Bearer given");
  });

  it("follows OPENAI_BASE_URL, with its key", async () => {
    const { baseURL, received } = await httpServer([completion("{}")]);
    vi.stubEnv("OPENAI_BASE_URL", baseURL);
    vi.stubEnv("OPENAI_API_KEY", "sk-environment");
    await openaiModel({ model: "small" }).generate(request);
    expect(received[0]?.headers.authorization).toBe("Bearer sk-environment");
  });

  it("says what is missing", () => {
    vi.stubEnv("OPENAI_API_KEY", undefined);
    const refusal = (options: object) => {
      try {
        return openaiModel(options as OpenAIModelOptions);
      } catch (error) {
        return error;
      }
    };
    expect(refusal({ model: "small" })).toMatchObject({
      code: "invalid_options",
      hint: expect.stringContaining("OPENAI_API_KEY"),
    });
    for (const options of [
      {},
      { model: "" },
      { model: "a", client: {} },
      { model: "a", baseURL: "x" },
    ]) {
      expect(refusal(options)).toMatchObject({ code: "invalid_options" });
    }
  });
});
