import { afterEach, describe, expect, it } from "vitest";
import { type MemoryFailure, withMemory } from "../src/index.ts";
import { maya, message, openChat } from "./support/chat.ts";

const hello = { text: "Hello." };
const hi = message("user", "Hi.");
const toolCall = {
  role: "assistant",
  content: [
    { type: "reasoning", text: "Hm." },
    { type: "text", text: "One moment." },
    { type: "tool-call", toolCallId: "1", toolName: "weather", input: {} },
  ],
} as const;
const results = {
  role: "tool",
  content: [
    { type: "tool-result", toolName: "weather", output: { type: "json", value: { sky: "grey" } } },
    { type: "tool-result", toolName: "searchMemories", output: { type: "text", value: "old" } },
    {
      type: "tool-result",
      toolName: "camera",
      output: {
        type: "content",
        value: [
          { type: "text", text: "A dog." },
          { type: "media", data: "AAAA" },
        ],
      },
    },
  ],
} as const;

describe("capture", () => {
  it("records results of tools as their words, when told to", async () => {
    const { memory, say, recorded } = await openChat([{ text: "Rain." }], {
      capture: { tools: true },
    });
    await say(hi, toolCall, results);
    expect(await recorded()).toEqual([
      "user: Hi.",
      "assistant: One moment.",
      'tool: {"sky":"grey"}',
      "tool: A dog.",
      "assistant: Rain.",
    ]);
    const { items } = await memory.turns(maya, { filter: { role: "tool" } });
    expect(items.map(({ origin }) => origin)).toEqual(["tool:weather", "tool:camera"]);
  });

  it("records what the assistant said in all steps, and no results, by default", async () => {
    const { say, recorded } = await openChat([{ text: "Rain." }]);
    await say(hi, toolCall, results);
    expect(await recorded()).toEqual(["user: Hi.", "assistant: One moment.\nRain."]);
  });

  it("is done before the result is there, when inline", async () => {
    const { memory, say } = await openChat([hello], { capture: "inline" });
    await say(hi);
    expect((await memory.turns(maya)).items).toHaveLength(2);
  });

  it("is done before a stream ends, when inline", async () => {
    const { memory, model } = await openChat([hello], { capture: "inline" });
    const { stream } = (await model.doStream({ prompt: [hi] })) as unknown as {
      stream: ReadableStream;
    };
    for await (const _ of stream);
    expect((await memory.turns(maya)).items).toHaveLength(2);
  });

  it("warns of what it could not record inline, and tells onError in any case", async () => {
    const failures: MemoryFailure[] = [];
    const onError = (failure: MemoryFailure) => failures.push(failure);
    const inline = await openChat([hello], { capture: "inline", recall: {}, onError });
    await inline.memory.close();
    const { warnings } = await inline.say(hi);
    expect(warnings.map(({ message: text }) => text)).toEqual([
      expect.stringMatching(/nothing was recalled: .*closed/),
      expect.stringMatching(/the turn was not recorded: .*closed/),
    ]);
    const background = await openChat([hello], { mode: "write", onError });
    await background.memory.close();
    expect((await background.say(hi)).warnings).toEqual([]);
    await withMemory.settled();
    expect(failures.map(({ stage }) => stage)).toEqual(["recall", "capture", "capture"]);
  });

  it("reads a stream to its end that nobody reads, when draining", async () => {
    const text = Array.from({ length: 500 }, (_, index) => `word${index} `);
    const { bare, model, recorded } = await openChat([{ text }], { capture: "drain" });
    const { stream } = (await model.doStream({ prompt: [hi] })) as unknown as {
      stream: ReadableStream;
    };
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    expect(await recorded()).toEqual(["user: Hi.", `assistant: ${text.join("").trim()}`]);
    expect(bare.pulled).toBe(504);
  });

  it("gives a reader everything, also when draining", async () => {
    const { model } = await openChat([{ text: ["Hel", "lo."] }], { capture: "drain" });
    const { stream } = (await model.doStream({ prompt: [hi] })) as unknown as {
      stream: ReadableStream<{ type: string }>;
    };
    const types: string[] = [];
    for await (const { type } of stream) types.push(type);
    expect(types).toEqual([
      "stream-start",
      "text-start",
      "text-delta",
      "text-delta",
      "text-end",
      "finish",
    ]);
  });

  it("keeps nothing, the user's words or all of structured output", async () => {
    for (const [json, expected] of [
      ["off", []],
      ["user", ["user: Hi."]],
      ["all", ["user: Hi.", 'assistant: {"a":1}']],
    ] as const) {
      const { model, recorded } = await openChat([{ text: '{"a":1}' }], { capture: { json } });
      await model.doGenerate({ prompt: [hi], responseFormat: { type: "json" } });
      expect(await recorded()).toEqual(expected);
    }
  });

  it("catches up with a turn that a stop condition ended", async () => {
    const { say, recorded } = await openChat([{ tools: [{ name: "weather" }] }, hello]);
    await say(message("user", "And the weather?"));
    expect(await recorded()).toEqual([]);
    await say(message("user", "And the weather?"), toolCall, results, hi);
    expect(await recorded()).toEqual([
      "user: And the weather?",
      "assistant: One moment.",
      "user: Hi.",
      "assistant: Hello.",
    ]);
  });

  it("catches up with nothing when told not to", async () => {
    const { say, recorded } = await openChat([hello], { capture: { catchUp: false } });
    await say(message("user", "Before."), message("assistant", "Yes."), hi);
    expect(await recorded()).toEqual(["user: Hi.", "assistant: Hello."]);
  });

  it("replaces a turn that the application has named, whatever became of its words", async () => {
    const { model, recorded } = await openChat([hello, { text: "Good evening." }]);
    const providerOptions = { holdfast: { turnId: "message-1" } };
    await model.doGenerate({ prompt: [hi], providerOptions });
    await withMemory.settled();
    await model.doGenerate({ prompt: [message("user", "Good evening!")], providerOptions });
    expect(await recorded()).toEqual(["user: Good evening!", "assistant: Good evening."]);
  });

  it("keeps two conversations without a run apart, although both begin in the same way", async () => {
    const { memory, model } = await openChat([hello, hello, hello], {
      scope: { userId: "maya" },
    });
    for (const prompt of [[hi], [hi, message("assistant", "Hello."), hi]])
      await model.doGenerate({ prompt });
    await withMemory.settled();
    await model.doGenerate({ prompt: [message("user", "Hey.")] });
    await withMemory.settled();
    expect((await memory.turns({ userId: "maya" })).items).toHaveLength(6);
  });
});

describe("work beside the response", () => {
  const context = Symbol.for("@vercel/request-context");
  const place = globalThis as { [context]?: unknown };
  afterEach(() => {
    delete place[context];
  });

  it("is handed to waitUntil", async () => {
    const work: Promise<unknown>[] = [];
    const { memory, say } = await openChat([hello], { waitUntil: (each) => work.push(each) });
    await say(hi);
    expect(work.length).toBeGreaterThan(0);
    await Promise.all(work);
    expect((await memory.turns(maya)).items).toHaveLength(2);
  });

  it("is handed to the request context of the platform, where there is one", async () => {
    const work: Promise<unknown>[] = [];
    place[context] = { get: () => ({ waitUntil: (each: Promise<unknown>) => work.push(each) }) };
    const { say } = await openChat([hello]);
    await say(hi);
    expect(work.length).toBeGreaterThan(0);
    await withMemory.settled();
  });
});
