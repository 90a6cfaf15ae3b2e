import { type ScriptedAnswer, scriptedModel } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { HoldfastError } from "../errors.ts";
import { type CallDependencies, callModel, type ModelCall } from "./call-model.ts";
import type { LanguageModel } from "./language-model.ts";
import type { ModelUsage } from "./usage.ts";

const schema = z.strictObject({ facts: z.array(z.strictObject({ text: z.string() })) });
const tea = { facts: [{ text: "Maya likes tea" }] };

function ask(
  script: LanguageModel | ScriptedAnswer[],
  call: Partial<ModelCall<z.infer<typeof schema>>> = {},
  dependencies: CallDependencies = {},
) {
  const model = Array.isArray(script) ? scriptedModel(script) : script;
  const waits: number[] = [];
  const reported: ModelUsage[] = [];
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
  };
  const result = callModel(
    model,
    {
      system: "Extract the facts.",
      messages: [{ role: "user", content: "I like tea." }],
      schema,
      schemaName: "facts",
      ...call,
    },
    { sleep, random: () => 0.5, onUsage: (usage) => reported.push(usage), ...dependencies },
  );
  const requests = "requests" in model ? (model as ReturnType<typeof scriptedModel>).requests : [];
  return { result, requests, waits, reported };
}

async function failureOf(promise: Promise<unknown>): Promise<HoldfastError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (HoldfastError.isInstance(error)) return error;
  throw new Error(`expected a HoldfastError, got ${error}`);
}

describe("callModel", () => {
  it("asks for the schema in the request and in the prompt, and checks the answer", async () => {
    const { result, requests } = ask([{ value: tea }], { maxOutputTokens: 500 });
    const { value, repaired, truncated, usage } = await result;
    expect({ value, repaired, truncated }).toEqual({ value: tea, repaired: [], truncated: false });
    expect(usage).toMatchObject({ calls: 1, outputTokens: 10 });
    const [request] = requests;
    expect(request?.schema).toMatchObject({ name: "facts", schema: { type: "object" } });
    expect(request?.maxOutputTokens).toBe(500);
    expect(request?.system).toMatch(/^Extract the facts\.\n\nAnswer with one JSON value/);
    expect(request?.system).toContain(JSON.stringify(request?.schema?.schema));
  });

  it.each([
    ["prose", { prose: tea }],
    ["a fence", { fenced: tea }],
    ["thinking", { thinking: tea }],
  ])("reads an answer with %s in one call", async (_, answer) => {
    const { result, requests } = ask([answer as ScriptedAnswer]);
    const { value, repaired } = await result;
    expect(value).toEqual(tea);
    expect(repaired).toHaveLength(1);
    expect(requests).toHaveLength(1);
  });

  it("keeps what was finished of an answer that was cut off, and says so", async () => {
    const two = { facts: [{ text: "Maya likes tea" }, { text: "Maya lives in Bristol" }] };
    const { value, truncated, repaired } = await ask([{ truncated: two }]).result;
    expect(value).toEqual(tea);
    expect(truncated).toBe(true);
    expect(repaired).toEqual(["dropped the unfinished last element"]);
  });

  it("reports a valid answer as cut off when the model says so", async () => {
    const model: LanguageModel = {
      id: "test:length",
      generate: async () => ({ text: JSON.stringify(tea), usage: {}, finishReason: "length" }),
    };
    expect((await ask(model).result).truncated).toBe(true);
  });

  it("takes a value that the provider parsed, and the text when that does not fit", async () => {
    const answering = (value: unknown): LanguageModel => ({
      id: "test:value",
      generate: async () => ({ text: JSON.stringify(tea), value, usage: {} }),
    });
    const own = { facts: [{ text: "parsed" }] };
    expect((await ask(answering(own)).result).value).toEqual(own);
    expect((await ask(answering({ wrong: true })).result).value).toEqual(tea);
    expect((await ask(answering(null)).result).value).toEqual(tea);
  });

  it("sends an answer of the wrong shape back once, with what is wrong", async () => {
    const { result, requests, waits } = ask([{ value: { facts: [{ text: 7 }] } }, { value: tea }]);
    const { value, usage } = await result;
    expect(value).toEqual(tea);
    expect(usage.calls).toBe(2);
    expect(waits).toEqual([]);
    const [, second] = requests;
    expect(second?.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(second?.messages[1]?.content).toBe('{"facts":[{"text":7}]}');
    expect(second?.messages[2]?.content).toContain("facts.0.text: Invalid input: expected string");
  });

  it("keeps roles alternating when there is no answer to send back", async () => {
    const { result, requests } = ask(["", { value: tea }]);
    await result;
    expect(requests[1]?.messages).toHaveLength(1);
    expect(requests[1]?.messages[0]?.content).toMatch(/^I like tea\.\n\n.*The answer is empty/);
  });

  it.each([
    ["a refusal", "I'm sorry, I cannot do that."],
    ["nothing", ""],
    ["the wrong shape", JSON.stringify({ facts: ["tea"] })],
    ["null", "null"],
    ["a stump", '{"facts":[{"text":"Ma'],
  ])(
    "fails after the second answer is %s too, and never gives an empty result",
    async (_, text) => {
      const { result, requests, reported } = ask([text, text, { value: tea }]);
      const error = await failureOf(result);
      expect(error.code).toBe("model_output_invalid");
      expect(requests).toHaveLength(2);
      expect(reported).toMatchObject([{ calls: 2 }]);
    },
  );

  it("tries again after 429, 500 and a broken connection, and counts every call", async () => {
    const { result, waits } = ask(
      [{ status: 429, retryAfter: 4 }, { status: 500 }, { reset: true }, { value: tea }],
      {},
      { retries: 3 },
    );
    const { value, usage } = await result;
    expect(value).toEqual(tea);
    expect(usage.calls).toBe(4);
    expect(waits).toEqual([4_000, 1_500, 3_000]);
  });

  it.each([
    [401, /key/],
    [404, /name of the model/],
    [400, /can be tried again/],
  ])("fails at once on status %i, with a hint", async (status, hint) => {
    const { result, requests } = ask([{ status, message: "refused" }, { value: tea }]);
    const error = await failureOf(result);
    expect(error).toMatchObject({
      code: "model_failed",
      message: expect.stringContaining("refused"),
    });
    expect(error.message).toContain("scripted:model");
    expect(error.hint).toMatch(hint);
    expect(error.cause).toMatchObject({ status });
    expect(requests).toHaveLength(1);
  });

  it("gives up after the retries, and tells the cost all the same", async () => {
    const { result, reported } = ask([
      { status: 503 },
      { status: 503 },
      { status: 503 },
      { value: tea },
    ]);
    expect((await failureOf(result)).code).toBe("model_failed");
    expect(reported).toMatchObject([{ calls: 3 }]);
  });

  it("does not wait for a retry that would come after the deadline", async () => {
    const { result, waits } = ask([{ status: 429, retryAfter: 20 }], { timeoutMs: 5_000 });
    expect((await failureOf(result)).code).toBe("model_failed");
    expect(waits).toEqual([]);
  });

  it("ends a call that hangs beyond the deadline, also when the model ignores the signal", async () => {
    const deaf: LanguageModel = { id: "test:deaf", generate: () => new Promise(() => undefined) };
    for (const model of [[{ hang: true } as const], deaf]) {
      const error = await failureOf(ask(model, { timeoutMs: 30 }).result);
      expect(error).toMatchObject({
        code: "model_failed",
        message: expect.stringContaining("within 30 ms"),
      });
    }
  });

  it("ends when the caller aborts: before, during the call, and during a wait", async () => {
    const before = ask([{ value: tea }], { signal: AbortSignal.abort() });
    expect((await failureOf(before.result)).code).toBe("aborted");
    expect(before.requests).toHaveLength(0);

    const during = new AbortController();
    const call = ask([{ hang: true }], { signal: during.signal });
    setTimeout(() => during.abort(), 5);
    expect((await failureOf(call.result)).code).toBe("aborted");

    const waiting = new AbortController();
    setTimeout(() => waiting.abort(), 20);
    const model = scriptedModel([{ status: 500 }, { value: tea }]);
    const wait = callModel(
      model,
      { system: "", messages: [], schema, schemaName: "facts", signal: waiting.signal },
      { firstDelayMs: 60_000 },
    );
    expect((await failureOf(wait)).code).toBe("aborted");
    expect(model.requests).toHaveLength(1);
  });

  it("measures the time with the given clock", async () => {
    let time = 0;
    const now = () => {
      time += 10;
      return time;
    };
    const { result, reported } = ask([{ value: tea }], {}, { now });
    expect((await result).usage.milliseconds).toBeGreaterThan(0);
    expect(reported[0]?.milliseconds).toBeGreaterThanOrEqual((await result).usage.milliseconds);
  });

  it("counts nothing for what a model does not tell, or tells wrongly", async () => {
    const usage = { inputTokens: Number.NaN, outputTokens: -1 };
    const model: LanguageModel = {
      id: "test:usage",
      generate: async () => ({ text: JSON.stringify(tea), usage }),
    };
    expect((await ask(model).result).usage).toMatchObject({
      calls: 1,
      inputTokens: 0,
      outputTokens: 0,
    });
  });
});
