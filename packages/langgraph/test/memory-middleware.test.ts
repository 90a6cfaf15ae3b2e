import { createMemory, type Memory } from "@holdfast/core";
import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { Command, MemorySaver } from "@langchain/langgraph";
import {
  type AgentMiddleware,
  createAgent,
  createMiddleware,
  fakeModel,
  humanInTheLoopMiddleware,
} from "langchain";
import { describe, expect, it } from "vitest";
import { HoldfastSaver, type MemoryWarning, memoryMiddleware } from "../src/index.ts";

const maya = { context: { userId: "maya" } };
const inThread = (thread_id: string) => ({ ...maya, configurable: { thread_id } });

const lookUp = tool(async ({ order }) => `Order ${order} is late.`, {
  name: "look_up",
  description: "Looks an order up.",
  schema: { type: "object", properties: { order: { type: "string" } }, required: ["order"] },
});

async function open(): Promise<Memory> {
  const memory = await createMemory({ path: ":memory:" });
  await memory.add("I live in Bristol and I'm allergic to cashews.", { userId: "maya" });
  await memory.add("I live in Leeds.", { userId: "ben" });
  return memory;
}

const systemOf = (messages: readonly BaseMessage[] = []) =>
  messages
    .filter((message) => message.getType() === "system")
    .map(({ text }) => text)
    .join("\n");

// Its types come from zod 3, which knows nothing of exact optional properties.
const askBefore = (tools: string[]) => {
  const interruptOn = Object.fromEntries(tools.map((name) => [name, true]));
  return humanInTheLoopMiddleware({ interruptOn } as never) as unknown as AgentMiddleware;
};

describe("memoryMiddleware", () => {
  it("recalls into the prompt of the model, and never into the state", async () => {
    const model = fakeModel().respond(new AIMessage("Try the risotto."));
    const checkpointer = new MemorySaver();
    const agent = createAgent({
      model,
      systemPrompt: "You are a cook.",
      checkpointer,
      middleware: [memoryMiddleware({ memory: await open() })],
    });
    const { messages } = await agent.invoke({ messages: "What can I cook?" }, inThread("1"));
    const system = systemOf(model.calls[0]?.messages);
    expect(system).toMatch(/^You are a cook\.[\s\S]*allergic to cashews/u);
    expect(system).not.toContain("Leeds");
    expect(messages.map((message) => message.getType())).toEqual(["human", "ai"]);
    const stored = JSON.stringify((await checkpointer.getTuple(inThread("1")))?.checkpoint);
    expect(stored).not.toContain("cashews");
  });

  it("recalls without a system prompt, too", async () => {
    const model = fakeModel().respond(new AIMessage("Risotto."));
    const middleware = [memoryMiddleware({ memory: await open() })];
    await createAgent({ model, middleware }).invoke({ messages: "What can I cook?" }, maya);
    expect(systemOf(model.calls[0]?.messages)).toContain("allergic to cashews");
  });

  it("recalls once for all steps of a tool loop, byte by byte the same", async () => {
    const memory = await open();
    let recalls = 0;
    const counting = {
      capture: memory.capture.bind(memory),
      recall: (options: Parameters<Memory["recall"]>[0]) => {
        recalls++;
        return memory.recall(options);
      },
    };
    const model = fakeModel()
      .respondWithTools([{ name: "look_up", args: { order: "7" } }])
      .respondWithTools([{ name: "look_up", args: { order: "8" } }])
      .respond(new AIMessage("Both are late."));
    const agent = createAgent({
      model,
      tools: [lookUp],
      middleware: [memoryMiddleware({ memory: counting })],
    });
    await agent.invoke({ messages: "Where are my orders?" }, maya);
    expect(recalls).toBe(1);
    const systems = model.calls.map(({ messages }) => systemOf(messages));
    expect(new Set(systems).size).toBe(1);
    expect(systems).toHaveLength(3);
  });

  it("keeps the exchange when the run ends, facts of it included, without the tools' words", async () => {
    const memory = await createMemory({ path: ":memory:" });
    const model = fakeModel()
      .respondWithTools([{ name: "look_up", args: { order: "7" } }])
      .respond(new AIMessage("It is late, sorry."));
    const agent = createAgent({
      model,
      tools: [lookUp],
      middleware: [memoryMiddleware({ memory })],
    });
    await agent.invoke({ messages: "I live in Bristol. Where is order 7?" }, inThread("1"));
    await memory.flush();
    const { items } = await memory.turns({ userId: "maya" }, { order: "ascending" });
    expect(items.map(({ role, text, scope }) => [role, text, scope.runId])).toEqual([
      ["user", "I live in Bristol. Where is order 7?", "1"],
      ["assistant", "It is late, sorry.", "1"],
    ]);
    expect((await memory.list({ userId: "maya" })).items[0]?.text).toBe(
      "The user lives in Bristol",
    );
  });

  it("recalls in a new thread of the user what was said in another, and in nobody else's", async () => {
    const memory = await createMemory({ path: ":memory:" });
    const model = fakeModel();
    for (const text of ["Noted.", "Bristol.", "I do not know."]) model.respond(new AIMessage(text));
    const agent = createAgent({ model, middleware: [memoryMiddleware({ memory })] });
    await agent.invoke({ messages: "I live in Bristol." }, inThread("1"));
    await memory.flush();
    await agent.invoke({ messages: "Where do I live?" }, inThread("2"));
    expect(systemOf(model.calls[1]?.messages)).toContain("Bristol");
    const ben = { context: { userId: "ben" }, configurable: { thread_id: "3" } };
    await agent.invoke({ messages: "Where do I live?" }, ben);
    expect(systemOf(model.calls[2]?.messages)).toBe("");
  });

  it("has what an answer took up of it counted as used", async () => {
    const memory = await open();
    const model = fakeModel().respond(new AIMessage("No cashews: you are allergic."));
    const agent = createAgent({ model, middleware: [memoryMiddleware({ memory })] });
    await agent.invoke({ messages: "What shall I leave out of my curry?" }, inThread("1"));
    await memory.flush();
    const { items } = await memory.list({ userId: "maya" });
    const uses = Object.fromEntries(items.map(({ object, uses }) => [object, uses]));
    expect(uses).toMatchObject({ cashews: 1, Bristol: undefined });
  });

  it("does not repeat what stands in the conversation", async () => {
    const memory = await createMemory({ path: ":memory:" });
    const model = fakeModel().respond(new AIMessage("Noted.")).respond(new AIMessage("In May."));
    const agent = createAgent({
      model,
      checkpointer: new MemorySaver(),
      middleware: [memoryMiddleware({ memory })],
    });
    await agent.invoke({ messages: "The launch party is in May." }, inThread("1"));
    await memory.flush();
    await agent.invoke({ messages: "When is the launch party?" }, inThread("1"));
    expect(systemOf(model.calls[1]?.messages)).not.toContain("The launch party is in May.");
  });

  it("replaces an answer that was regenerated, and keeps a run of the same messages once", async () => {
    const memory = await createMemory({ path: ":memory:" });
    const model = fakeModel();
    for (const text of ["First.", "Second.", "Second."]) model.respond(new AIMessage(text));
    const agent = createAgent({ model, middleware: [memoryMiddleware({ memory })] });
    const question = new HumanMessage({ id: "m1", content: "Tell me." });
    for (let run = 0; run < 3; run++) await agent.invoke({ messages: [question] }, inThread("1"));
    const { items } = await memory.turns({ userId: "maya" }, { order: "ascending" });
    expect(items.map(({ text }) => text)).toEqual(["Tell me.", "Second."]);
  });

  it("catches up with an exchange whose run was broken off", async () => {
    const memory = await createMemory({ path: ":memory:" });
    const model = fakeModel()
      .respond(new Error("the provider is down"))
      .respond(new AIMessage("Hi."));
    const agent = createAgent({
      model,
      checkpointer: new MemorySaver(),
      middleware: [memoryMiddleware({ memory })],
    });
    await expect(agent.invoke({ messages: "My name is Maya." }, inThread("1"))).rejects.toThrow();
    await agent.invoke({ messages: "Are you there?" }, inThread("1"));
    const { items } = await memory.turns({ userId: "maya" }, { order: "ascending" });
    expect(items.map(({ text }) => text)).toEqual(["My name is Maya.", "Are you there?", "Hi."]);
  });

  it("takes part in a run that a human interrupts and resumes", async () => {
    const memory = await open();
    const checkpointer = await HoldfastSaver.open({ memory });
    const model = fakeModel()
      .respondWithTools([{ name: "look_up", args: { order: "7" } }])
      .respond(new AIMessage("It is late."));
    const agent = createAgent({
      model,
      tools: [lookUp],
      checkpointer,
      middleware: [memoryMiddleware({ memory }), askBefore(["look_up"])],
    });
    await agent.invoke({ messages: "Where is order 7?" }, inThread("1"));
    expect((await memory.turns({ userId: "maya", runId: "1" })).items).toEqual([]);
    const resume = new Command({ resume: { decisions: [{ type: "approve" }] } });
    await agent.invoke(resume as never, inThread("1"));
    expect(systemOf(model.calls[1]?.messages)).toContain("cashews");
    expect((await memory.turns({ userId: "maya", runId: "1" })).items).toHaveLength(2);
  });

  it("goes on without a memory that fails or hangs, within the deadline, and says so", async () => {
    const never = new Promise<never>(() => undefined);
    const failing = { recall: () => Promise.reject(new Error("disk")), capture: () => never };
    for (const memory of [failing, { recall: () => never, capture: failing.recall }]) {
      const warnings: MemoryWarning[] = [];
      const events: string[] = [];
      const model = fakeModel().respond(new AIMessage("Hello."));
      const agent = createAgent({
        model,
        middleware: [
          memoryMiddleware({
            memory,
            recall: { deadlineMs: 20 },
            capture: { deadlineMs: 20 },
            onWarning: (warning) => warnings.push(warning),
          }),
        ],
      });
      const callbacks = [{ handleCustomEvent: (name: string) => void events.push(name) }];
      const { messages } = await agent.invoke({ messages: "Hi" }, { ...maya, callbacks });
      expect(messages.at(-1)?.text).toBe("Hello.");
      expect(warnings.map(({ message }) => message)).toEqual([
        "Nothing was recalled",
        "The conversation was not kept, or not in time",
      ]);
      expect(events).toContain("holdfast_warning");
    }
  });

  it("has no memory where nobody is named, and that of the thread where only it is", async () => {
    const memory = await open();
    const model = fakeModel();
    for (let run = 0; run < 3; run++) model.respond(new AIMessage("Hello."));
    const nobody = createAgent({
      model,
      middleware: [memoryMiddleware({ memory, scope: () => undefined })],
    });
    await nobody.invoke({ messages: "My dog is Rex." }, inThread("1"));
    const agent = createAgent({ model, middleware: [memoryMiddleware({ memory })] });
    await agent.invoke({ messages: "My cat is Tom." });
    expect((await memory.stats()).turns).toBe(2);
    await agent.invoke({ messages: "My cat is Tom." }, { configurable: { thread_id: "7" } });
    expect((await memory.turns({ runId: "7" })).items).toHaveLength(2);
    for (const { messages } of model.calls) expect(systemOf(messages)).not.toContain("cashews");
  });

  it("stands beside other middleware that changes the prompt", async () => {
    const model = fakeModel().respond(new AIMessage("Hello."));
    const other = createMiddleware({
      name: "Other",
      wrapModelCall: (request, handler) =>
        handler({ ...request, systemMessage: request.systemMessage.concat("Be brief. ") }),
    });
    const memory = memoryMiddleware({ memory: await open() });
    const agent = createAgent({ model, middleware: [other, memory] });
    await agent.invoke({ messages: "What can I cook?" }, maya);
    expect(systemOf(model.calls[0]?.messages)).toMatch(/Be brief\.[\s\S]*cashews/u);
  });
});
