import { describe, expect, it } from "vitest";
import { prefetch, withMemory } from "../src/index.ts";
import { maya, message, openChat } from "./support/chat.ts";

const fact = "My sister Ana is allergic to walnuts.";
const question = message("user", "What is my sister Ana allergic to?");
const answers = () => ({ text: "Noted." });
const told = (call: unknown) => JSON.stringify((call as { prompt: unknown }).prompt);

describe("recall", () => {
  it("finds what was said in another run, and tells which items", async () => {
    const { memory, bare, say } = await openChat(answers);
    await memory.add(fact, { userId: "maya", runId: "chat-0" });
    const { providerMetadata } = await say(question);
    expect(told(bare.calls[0])).toContain("walnuts");
    const { recalled = [], tokens, ms } = providerMetadata?.holdfast ?? {};
    expect(recalled.length).toBeGreaterThan(0);
    expect(tokens).toBeGreaterThan(0);
    expect(ms).toBeGreaterThanOrEqual(0);
    for (const { id } of recalled) expect(await memory.get(id, { userId: "maya" })).toBeDefined();
  });

  it("stays within its run when told to", async () => {
    const { memory, bare, say } = await openChat(answers, { recall: { acrossRuns: false } });
    await memory.add(fact, { userId: "maya", runId: "chat-0" });
    await say(question);
    expect(told(bare.calls[0])).not.toContain("walnuts");
  });

  it("spends no room on what stands in the prompt", async () => {
    const { bare, say } = await openChat(answers);
    const start = [message("user", "The parrot Rio eats walnuts."), message("assistant", "Noted.")];
    await say(start[0] as typeof question);
    await withMemory.settled();
    await say(...start, message("user", "What does the parrot Rio eat?"));
    expect(told(bare.calls[1]).match(/parrot Rio eats walnuts/g)).toHaveLength(1);
    // what has fallen out of the prompt is recalled
    await say(message("user", "What does the parrot Rio eat?"));
    expect(told(bare.calls[2])).toContain("parrot Rio eats walnuts");
  });

  it("does not tell a model that answers again what it answered before", async () => {
    const { bare, say } = await openChat([{ text: "Crimson." }, { text: "Teal." }]);
    const colour = message("user", "Name a colour, please.");
    await say(colour);
    await withMemory.settled();
    await say(colour);
    expect(told(bare.calls[1])).not.toContain("Crimson");
  });

  it("gives each turn of a chat back its own text with sticky", async () => {
    const { memory, bare, say } = await openChat(answers, { inject: "sticky" });
    await memory.add(fact, { userId: "maya", runId: "chat-0" });
    await say(question);
    await withMemory.settled();
    await say(question, message("assistant", "Noted."), message("user", "And what else?"));
    const [first, second] = bare.calls;
    expect(told(first)).toContain("walnuts");
    expect(second?.prompt.slice(0, 1)).toEqual(first?.prompt);
  });

  it("keeps the text of a turn when the application shortens the prompt between its steps", async () => {
    const { memory, bare, model } = await openChat(() => ({ tools: [{ name: "weather" }] }));
    await memory.add(fact, { userId: "maya", runId: "chat-0" });
    const headers = {};
    const call = { role: "assistant", content: [{ type: "tool-call", toolName: "weather" }] };
    const history = [message("user", "Hi."), message("assistant", "Hello.")];
    await model.doGenerate({ prompt: [...history, question], headers });
    await memory.add("Ana is allergic to kiwis too, my sister said.", { userId: "maya" });
    await model.doGenerate({ prompt: [question, call], headers });
    expect(bare.calls[1]?.prompt[0]).toEqual(bare.calls[0]?.prompt[2]);
  });

  it("looks for what the application wants", async () => {
    const { memory, bare, say } = await openChat(answers, {
      recall: { query: () => "sister Ana allergic" },
    });
    await memory.add(fact, { userId: "maya", runId: "chat-0" });
    await say(message("user", "Dinner?"));
    expect(told(bare.calls[0])).toContain("walnuts");
  });

  it("can be begun ahead of the call", async () => {
    const { memory, bare, model, say } = await openChat(answers);
    await memory.add(fact, { userId: "maya", runId: "chat-0" });
    const chat = [
      { role: "user", parts: [{ type: "text", text: "What is my sister Ana allergic to?" }] },
    ];
    const ahead = await prefetch(model, chat, maya);
    await memory.erase({ userId: "maya" });
    const { providerMetadata } = await say(question);
    expect(told(bare.calls[0])).toContain("walnuts");
    expect(providerMetadata?.holdfast?.recalled).toEqual(ahead.items);
    expect(() => prefetch({}, "Hi.", maya)).toThrow(/with memory/);
  });

  it("ends with the call, and is not kept for the next one", async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const controller = new AbortController();
    const reason = new Error("stopped");
    const { memory, bare } = await openChat([{ hangs: true }, { text: "Hello." }]);
    const model = withMemory(bare, {
      memory: {
        async recall(request) {
          signals.push(request.signal);
          if (signals.length > 1) return memory.recall(request);
          return new Promise(() => controller.abort(reason));
        },
        capture: memory.capture.bind(memory),
      },
      scope: maya,
      recall: { deadlineMs: 60_000 },
    });
    const prompt = [message("user", "Hi.")];
    const call = model.doGenerate({ prompt, abortSignal: controller.signal });
    await expect(call).rejects.toBe(reason);
    expect(signals[0]?.aborted).toBe(true);
    await model.doGenerate({ prompt });
    expect(signals).toHaveLength(2);
  });

  it("goes on without, and with a warning, when an own way of injecting throws", async () => {
    const failures: unknown[] = [];
    const { memory, bare, say } = await openChat(answers, {
      inject: () => {
        throw new Error("no place");
      },
      onError: ({ stage }) => failures.push(stage),
    });
    await memory.add(fact, { userId: "maya", runId: "chat-0" });
    const { warnings } = await say(question);
    expect(bare.calls[0]?.prompt).toEqual([question]);
    expect(warnings).toEqual([
      { type: "other", message: "holdfast: nothing was injected: no place" },
    ]);
    expect(failures).toEqual(["inject"]);
  });
});

describe("an application's callback", () => {
  it("that throws fails no call", async () => {
    const fail = () => {
      throw new Error("my own mistake");
    };
    const { memory, say } = await openChat(answers, { onError: fail, waitUntil: fail });
    await memory.close();
    expect((await say(question)).warnings).toHaveLength(1);
    await withMemory.settled();
  });
});

describe("a mode", () => {
  it.each([
    ["off", false, 0],
    ["read", true, 0],
    ["write", false, 2],
    ["readwrite", true, 2],
  ] as const)("of a call, %s, decides what the memory does", async (mode, recalls, records) => {
    const { memory, bare, model, recorded } = await openChat(answers);
    await memory.add(fact, { userId: "maya", runId: "chat-0" });
    await model.doGenerate({ prompt: [question], providerOptions: { holdfast: { mode } } });
    expect(told(bare.calls[0]).includes("walnuts")).toBe(recalls);
    expect(await recorded()).toHaveLength(records);
    expect(bare.calls[0]).not.toHaveProperty("providerOptions");
  });

  it("can surround calls", async () => {
    const { say, recorded } = await openChat(answers);
    await withMemory.run({ mode: "read" }, () => say(message("user", "Between us: hm.")));
    expect(await recorded()).toEqual([]);
  });

  it("is off for a call with settings that make no sense, and says so", async () => {
    const { model, recorded } = await openChat(answers);
    const providerOptions = { holdfast: { user: "maya" } };
    const { warnings } = (await model.doGenerate({
      prompt: [question],
      providerOptions,
    })) as { warnings: { message: string }[] };
    expect(warnings[0]?.message).toMatch(/unknown field: user/);
    expect(await recorded()).toEqual([]);
  });

  it("is off for a model that the memory itself calls", async () => {
    const { model, recorded } = await openChat(answers, {
      recall: {
        query: () => {
          void model.doGenerate({ prompt: [message("user", "Which words?")] });
          return "words";
        },
      },
    });
    await model.doGenerate({ prompt: [message("user", "Hi.")] });
    expect(await recorded()).toEqual(["user: Hi.", "assistant: Noted."]);
  });
});
