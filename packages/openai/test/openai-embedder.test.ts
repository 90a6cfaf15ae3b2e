import { resolveEmbedder } from "@holdfast/core";
import OpenAI from "openai";
import { describe, expect, it } from "vitest";
import { type OpenAIEmbedderOptions, openaiEmbedder } from "../src/index.ts";
import { failure, httpServer, json, type Received, type Reply } from "./http-server.ts";

const vectorOf = (text: string) => [text.length, 0.5, -1.25];
const base64 = (vector: number[]) =>
  Buffer.from(Float32Array.from(vector).buffer).toString("base64");

/** Answers as OpenAI does: base64 when asked for it. */
const good =
  ({ body }: Received): Reply =>
  (response, request) => {
    const data = body.input.map((text: string, index: number) => ({
      object: "embedding",
      index,
      embedding: body.encoding_format === "base64" ? base64(vectorOf(text)) : vectorOf(text),
    }));
    json({ object: "list", data, model: body.model, usage: {} })(response, request);
  };

async function embedderOn(
  reply: (request: Received) => Reply,
  options: Partial<OpenAIEmbedderOptions> = {},
) {
  const { baseURL, received } = await httpServer(reply);
  const embedder = openaiEmbedder({
    baseURL,
    model: "small",
    dimensions: 3,
    ...options,
  } as OpenAIEmbedderOptions & {
    dimensions: number;
  });
  return { embedder, received, baseURL };
}

const texts = ["a", "bb", "ccc", "dddd", "eeeee"];
const lengths = (vectors: Float32Array[]) => vectors.map(([length]) => length);

describe("openaiEmbedder", () => {
  it("speaks the embeddings protocol, in batches, in order", async () => {
    const { embedder, received } = await embedderOn(good, { batchSize: 2 });
    expect(embedder).toMatchObject({ id: "openai:small", dimensions: 3 });
    const vectors = await embedder.embed(texts, { purpose: "document" });
    expect(vectors).toEqual(texts.map((text) => Float32Array.from(vectorOf(text))));
    expect(received.map(({ body }) => body.input)).toEqual([
      ["a", "bb"],
      ["ccc", "dddd"],
      ["eeeee"],
    ]);
    expect(received[0]).toMatchObject({
      path: "/v1/embeddings",
      body: { model: "small", encoding_format: "base64", dimensions: 3 },
    });
    expect(await embedder.embed([], { purpose: "document" })).toEqual([]);
  });

  it("takes numbers from servers that do not know base64, or refuse it", async () => {
    const ignoring = await embedderOn((sent) =>
      good({ ...sent, body: { ...sent.body, encoding_format: "float" } }),
    );
    expect(lengths(await ignoring.embedder.embed(texts, { purpose: "query" }))).toEqual([
      1, 2, 3, 4, 5,
    ]);
    const refusing = await embedderOn((sent) =>
      sent.body.encoding_format === "base64" ? failure(422, "unknown encoding_format") : good(sent),
    );
    for (const _ of [1, 2]) {
      expect(lengths(await refusing.embedder.embed(["a"], { purpose: "query" }))).toEqual([1]);
    }
    expect(refusing.received).toHaveLength(3);
    const asked = await embedderOn(good, { encoding: "float" });
    expect(lengths(await asked.embedder.embed(["a"], { purpose: "query" }))).toEqual([1]);
  });

  it("does not ask a model to shorten its vectors that cannot", async () => {
    const { embedder, received } = await embedderOn((sent) =>
      "dimensions" in sent.body
        ? failure(400, "Model does not support matryoshka representation")
        : good(sent),
    );
    await embedder.embed(["a"], { purpose: "document" });
    await embedder.embed(["a"], { purpose: "document" });
    expect(received.map(({ body }) => body.dimensions)).toEqual([3, undefined, undefined]);
  });

  it("knows the whole length of OpenAI's models, and asks for another one only", async () => {
    const model = "text-embedding-3-large";
    const whole = openaiEmbedder({ baseURL: "http://127.0.0.1:9/v1", model });
    expect(whole.dimensions).toBe(3072);
    const { embedder, received } = await embedderOn(good, { model, dimensions: 3072 });
    await embedder.embed(["a"], { purpose: "document" });
    expect(received[0]?.body).not.toHaveProperty("dimensions");
  });

  it("finds out the length of another model with resolveEmbedder", async () => {
    const { baseURL } = await httpServer(good);
    const embedder = await resolveEmbedder(openaiEmbedder({ baseURL, model: "nomic-embed-text" }));
    expect(embedder).toMatchObject({ id: "openai:nomic-embed-text", dimensions: 3 });
    expect(await embedder.embed(["a"], { purpose: "query" })).toHaveLength(1);
  });

  it("writes the prefix that a model wants, and names it", async () => {
    const prefix = { document: "search_document: ", query: "search_query: " };
    const { embedder, received } = await embedderOn(good, { prefix });
    expect(embedder.id).toBe("openai:small#search_document:");
    await embedder.embed(["tea"], { purpose: "document" });
    await embedder.embed(["tea"], { purpose: "query" });
    expect(received.map(({ body }) => body.input[0])).toEqual([
      "search_document: tea",
      "search_query: tea",
    ]);
  });

  it("follows the numbers of the answer, not its order, unless they are all the same", async () => {
    const data = (numbers: number[]) => () =>
      json({ data: numbers.map((index, n) => ({ index, embedding: [n, 0, 0] })) });
    const turned = await embedderOn(data([1, 0]));
    expect(lengths(await turned.embedder.embed(["a", "b"], { purpose: "query" }))).toEqual([1, 0]);
    const same = await embedderOn(data([0, 0]));
    expect(lengths(await same.embedder.embed(["a", "b"], { purpose: "query" }))).toEqual([0, 1]);
  });

  it("asks again after 429 and 500, as the client does", async () => {
    let calls = 0;
    const { baseURL } = await httpServer((sent) => {
      calls += 1;
      return calls === 1 ? failure(429, "slow", {}, { "retry-after-ms": "1" }) : good(sent);
    });
    const client = new OpenAI({ baseURL, apiKey: "mine" });
    const embedder = openaiEmbedder({ client, model: "small", dimensions: 3 });
    expect(await embedder.embed(["a"], { purpose: "query" })).toHaveLength(1);
  });

  it.each([
    ["401", failure(401, "wrong key"), { status: 401 }],
    ["an error body", json({ error: { message: "overloaded", code: 503 } }), { status: 503 }],
    ["too few vectors", json({ data: [] }), { code: "invalid_vector" }],
    ["no list", json({ status: "ok" }), { code: "invalid_vector" }],
    ["half a number", json({ data: [{ embedding: "AAAAAAA=" }] }), { code: "invalid_vector" }],
    ["no vector", json({ data: [{ embedding: null }] }), { code: "invalid_vector" }],
  ])("rejects %s", async (_, reply, expected) => {
    const { embedder } = await embedderOn(() => reply);
    await expect(embedder.embed(["a"], { purpose: "query" })).rejects.toMatchObject(expected);
  });

  it("ends when the signal fires", async () => {
    const { embedder } = await embedderOn(() => () => undefined);
    const signal = AbortSignal.timeout(100);
    await expect(embedder.embed(["a"], { purpose: "query", signal })).rejects.toMatchObject({
      name: "TimeoutError",
    });
  });

  it("says which option is wrong", () => {
    const make = (options: object) => () =>
      openaiEmbedder({ baseURL: "http://127.0.0.1:9/v1", ...options } as OpenAIEmbedderOptions);
    expect(make({ model: "a", dimensions: 1.5 })).toThrow("dimensions: expected");
    expect(make({ model: "a", batchSize: 0 })).toThrow("batchSize: expected");
    expect(make({})).toThrow("model: expected");
  });
});
