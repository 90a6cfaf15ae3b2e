import { callModel, HoldfastError } from "@holdfast/core";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type OpenAIModelOptions, openaiModel } from "../src/index.ts";
import {
  chunk,
  completion,
  events,
  failure,
  hang,
  httpServer,
  json,
  type Reply,
  reset,
} from "./http-server.ts";

const schema = z.strictObject({ facts: z.array(z.string()) });
const tea = '{"facts":["likes tea"]}';
const overloaded = { error: { message: "Upstream is overloaded", code: 503 } };

/** One whole call, as memory makes it, against a server with these replies. */
async function call(
  replies: Reply[],
  options: Partial<OpenAIModelOptions> = {},
  more: { timeoutMs?: number; signal?: AbortSignal } = {},
) {
  const { baseURL, received } = await httpServer(replies);
  const model = openaiModel({ baseURL, model: "small", ...options } as OpenAIModelOptions);
  const waits: number[] = [];
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
  };
  const messages = [{ role: "user", content: "I like tea." }] as const;
  const outcome = await callModel(
    model,
    { system: "Extract.", messages, schema, schemaName: "facts", ...more },
    { sleep, random: () => 0 },
  ).catch((error: unknown) => error);
  return { outcome, waits, requests: received.length };
}

const succeeded = { value: { facts: ["likes tea"] } };

describe.each([
  ["at once", {}, completion(tea)],
  ["streaming", { stream: true }, events([chunk(tea.slice(0, 9)), chunk(tea.slice(9), "stop")])],
])("a server that answers %s", (_, options, good) => {
  it.each([
    [401, "Incorrect API key provided", /key/],
    [403, "Not allowed", /key/],
    [404, "model 'small' not found", /name of the model/],
  ])("fails at once with %i and a hint", async (status, message, hint) => {
    const { outcome, requests } = await call([failure(status, message), good], options);
    expect(outcome).toMatchObject({
      code: "model_failed",
      message: expect.stringContaining(message),
      hint: expect.stringMatching(hint),
    });
    expect(requests).toBe(1);
  });

  it("is asked again after 429, when it says so", async () => {
    const busy = failure(429, "Rate limit", {}, { "retry-after": "3" });
    const { outcome, waits } = await call([busy, good], options);
    expect(outcome).toMatchObject({ ...succeeded, usage: { calls: 2 } });
    expect(waits).toEqual([3_000]);
  });

  it("is not asked again when the quota is used up", async () => {
    const empty = failure(429, "You exceeded your current quota", { code: "insufficient_quota" });
    const { outcome, requests } = await call([empty, good], options);
    expect(outcome).toMatchObject({ code: "model_failed" });
    expect(requests).toBe(1);
  });

  it.each([
    ["500", failure(500, "Internal error")],
    ["503", failure(503, "Loading model")],
    ["200 with an error body", json(overloaded)],
    ["a connection that breaks before the answer", (response) => response.destroy()],
    ["a body that breaks off", reset],
  ] as [string, Reply][])("is asked again after %s", async (_name, bad) => {
    const { outcome, waits } = await call([bad, good], options);
    expect(outcome).toMatchObject(succeeded);
    expect(waits).toHaveLength(1);
  });

  it("fails after the deadline when it hangs", async () => {
    const { outcome } = await call([hang, good], options, { timeoutMs: 150 });
    expect(outcome).toMatchObject({
      code: "model_failed",
      message: expect.stringContaining("within 150 ms"),
    });
  });

  it("ends when the caller aborts", async () => {
    const signal = AbortSignal.timeout(100);
    const { outcome } = await call([hang, good], options, { signal });
    expect(outcome).toMatchObject({ code: "aborted" });
  });
});

describe("a server that streams", () => {
  const stream = { stream: true };
  const good = events([chunk(tea, "stop")]);

  it.each([
    ["an error in the stream", events([chunk('{"facts":'), overloaded], "close")],
    ["an error event without a status", events([{ error: { message: "worker died" } }], "close")],
    ["a connection that breaks in the stream", events([chunk('{"facts":')], "reset")],
    ["a stream that just ends", events([chunk('{"facts":')], "close")],
  ])("is asked again after %s, and half an answer is never used", async (_, bad) => {
    const { outcome, waits } = await call([bad, good], stream);
    expect(outcome).toMatchObject({ ...succeeded, repaired: [] });
    expect(waits).toHaveLength(1);
  });

  it("fails after the deadline when it stops in the middle", async () => {
    const { outcome } = await call([events([chunk('{"facts":["a"')], "hang")], stream, {
      timeoutMs: 150,
    });
    expect(outcome).toMatchObject({ code: "model_failed" });
  });

  it("ends when the caller aborts in the middle, without a value", async () => {
    const signal = AbortSignal.timeout(100);
    const half = events([chunk('{"facts":["a"]}')], "hang");
    const { outcome } = await call([half], stream, { signal });
    expect(outcome).toMatchObject({ code: "aborted" });
  });
});

describe("a server that is none", () => {
  const page: Reply = (response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<html>Welcome</html>");
  };

  it("is named as the likely mistake", async () => {
    for (const bad of [page, json({ status: "ok" })]) {
      const { outcome } = await call([bad]);
      expect(outcome).toMatchObject({
        code: "model_failed",
        message: expect.stringContaining("ends in /v1"),
      });
    }
  });

  it("fails when nothing listens", async () => {
    const model = openaiModel({ baseURL: "http://127.0.0.1:9/v1", model: "small" });
    const messages = [{ role: "user", content: "?" }] as const;
    const request = { system: "", messages, schema, schemaName: "facts" };
    const error = await callModel(model, request, { retries: 0 }).catch(
      (reason: unknown) => reason,
    );
    expect(HoldfastError.isInstance(error) && error.code).toBe("model_failed");
  });
});
