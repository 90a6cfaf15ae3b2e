import { scriptedAiSdkModel } from "@holdfast/testing";
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
  it("counts a use of what was recalled and the answer took up", async () => {
    const { memory, say, recorded } = await openChat([{ text: "No cashews then: allergic." }]);
    await memory.add("I'm allergic to cashews. I live in Bristol.", { userId: "maya" });
    await say(message("user", "What should I leave out of my curry?"));
    await recorded();
    await memory.flush();
    const { items } = await memory.list({ userId: "maya" });
    const uses = Object.fromEntries(items.map(({ object, uses }) => [object, uses]));
    expect(uses).toMatchObject({ cashews: 1, Bristol: undefined });
  });

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

  it("catches up with a turn that another process has begun, when it follows a recorded one", async () => {
    const { memory, say, recorded } = await openChat([hello, { text: "Bye." }]);
    const past = [hi, message("assistant", "Hello.")];
    await say(hi);
    await withMemory.settled();
    const lost = [message("user", "My bike is red."), message("assistant", "Nice.")];
    const bare = scriptedAiSdkModel("v4", [{ text: "Bye." }]);
    const elsewhere = {
      recall: memory.recall.bind(memory),
      capture: memory.capture.bind(memory),
      turns: memory.turns.bind(memory),
    };
    const model = withMemory(bare, { memory: elsewhere, scope: maya });
    await model.doGenerate({ prompt: [...past, ...lost, message("user", "Bye.")] });
    expect(await recorded()).toEqual([
      ...["user: Hi.", "assistant: Hello.", "user: My bike is red.", "assistant: Nice."],
      ...["user: Bye.", "assistant: Bye."],
    ]);
  });

  it("takes examples in front of a message for no turns", async () => {
    const { say, recorded } = await openChat([{ text: "en" }, { text: "fr" }]);
    const examples = [message("user", "I live in Rome."), message("assistant", "en")];
    for (const words of ["I sing.", "Je chante."]) {
      await say(...examples, message("user", words));
      await withMemory.settled();
    }
    expect(await recorded()).toEqual([
      ...["user: I sing.", "assistant: en", "user: Je chante.", "assistant: fr"],
    ]);
  });

  it("catches up with everything or nothing when told to", async () => {
    const past = [message("user", "Before."), message("assistant", "Yes.")];
    const all = await openChat([hello], { capture: { catchUp: "all" } });
    await all.say(...past, hi);
    expect(await all.recorded()).toHaveLength(4);
    const none = await openChat([{ tools: [{ name: "weather" }] }, hello], {
      capture: { catchUp: false },
    });
    await none.say(message("user", "Before."));
    await none.say(...past, hi);
    expect(await none.recorded()).toEqual(["user: Hi.", "assistant: Hello."]);
  });

  it("keeps every turn of an application that sends no history", async () => {
    const { say, recorded } = await openChat(({ prompt }) => ({ text: `To ${prompt.length}.` }));
    for (const words of ["I sing.", "I dance.", "I paint."]) {
      await say(message("user", words));
      await withMemory.settled();
    }
    expect((await recorded()).filter((turn) => turn.startsWith("user"))).toEqual([
      ...["user: I sing.", "user: I dance.", "user: I paint."],
    ]);
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
