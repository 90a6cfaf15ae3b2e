import { describe, expect, it } from "vitest";
import { agentWithMemory, ids, recorded } from "../support/agent-with-memory.ts";

const follow = { memory: { holdfast: { followThreads: true, agentId: "helper" } } };

describe("deleting a thread", () => {
  it("hides its turns and leaves the facts, when threads are followed", async () => {
    const setup = await agentWithMemory(follow);
    await setup.agent.generate("I live in Bristol.", ids("maya", "chat-1"));
    await setup.agent.generate("I like tea.", ids("maya", "chat-2"));
    await setup.memory.deleteThread("chat-1");
    expect(await recorded(setup, { userId: "maya", runId: "chat-1" })).toEqual([]);
    expect(await recorded(setup, { userId: "maya", runId: "chat-2" })).toHaveLength(2);
    const facts = (await setup.client.list({ userId: "maya" })).items.map(({ text }) => text);
    expect(facts.some((fact) => fact.includes("Bristol"))).toBe(true);
  });

  it("changes nothing by default", async () => {
    const setup = await agentWithMemory();
    await setup.agent.generate("I live in Bristol.", ids("maya", "chat-1"));
    await setup.memory.deleteThread("chat-1");
    expect(await setup.memory.getThreadById({ threadId: "chat-1" })).toBeNull();
    expect(await recorded(setup, { userId: "maya" })).toHaveLength(2);
  });
});

describe("deleting a message", () => {
  it.each([true, false])("hides its turn when threads are followed (%s)", async (followThreads) => {
    const setup = await agentWithMemory({ memory: { holdfast: { followThreads } } });
    await setup.agent.generate("Our heron nests by the canal.", ids("maya", "chat-1"));
    await setup.agent.generate("Thanks.", ids("maya", "chat-1"));
    const { messages } = await setup.memory.recall({ threadId: "chat-1", resourceId: "maya" });
    await setup.memory.deleteMessages([messages[0]?.id ?? ""]);
    const left = await recorded(setup, { userId: "maya" });
    expect(left.includes("user: Our heron nests by the canal.")).toBe(!followThreads);
    expect(left).toHaveLength(followThreads ? 3 : 4);
  });
});

describe("giving a thread to another resource", () => {
  it("records its turns there instead, when threads are followed", async () => {
    const setup = await agentWithMemory(follow);
    await setup.agent.generate("I live in Bristol.", ids("guest-7", "chat-1"));
    await setup.memory.updateThreadResourceId({ threadId: "chat-1", resourceId: "maya" });
    expect(await recorded(setup, { userId: "guest-7" })).toEqual([]);
    expect(await recorded(setup, { userId: "maya", runId: "chat-1", agentId: "helper" })).toEqual([
      "user: I live in Bristol.",
      "assistant: All right.",
    ]);
    const facts = (await setup.client.list({ userId: "maya" })).items;
    expect(facts.map(({ text }) => text).join()).toContain("Bristol");
  });
});
