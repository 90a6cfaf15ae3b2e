import { Agent } from "@mastra/core/agent";
import { RequestContext } from "@mastra/core/request-context";
import { describe, expect, it } from "vitest";
import { HoldfastProcessor } from "../../src/index.ts";
import { agentWithMemory, ids, recorded } from "../support/agent-with-memory.ts";
import { ask, modes } from "../support/ask.ts";
import { mockModel } from "../support/mock-model.ts";
import { openMemory } from "../support/open-memory.ts";

describe.each(modes)("%s", (mode) => {
  /** @see https://github.com/mastra-ai/mastra/issues/18411 */
  it("without ids has no memory, even if the request context was another user's before", async () => {
    const setup = await agentWithMemory();
    const requestContext = new RequestContext();
    await setup.client.add("I'm allergic to cashews.", { userId: "maya", runId: "chat-0" });
    await ask(setup.agent, mode, "What do I eat?", { ...ids("maya", "chat-1"), requestContext });
    await ask(setup.agent, mode, "What do I eat?", { requestContext });
    expect(setup.calls[0]?.system).toContain("cashews");
    expect(setup.calls[1]?.system).toBe("Be kind.");
    expect(await recorded(setup, { userId: "maya", runId: "chat-1" })).toHaveLength(2);
    expect((await setup.client.stats()).turns).toBe(3);
  });

  it("with the request context of another user has the memory of its own ids", async () => {
    const setup = await agentWithMemory();
    const requestContext = new RequestContext();
    await setup.client.add("I'm allergic to cashews.", { userId: "maya", runId: "chat-0" });
    await ask(setup.agent, mode, "What do I eat?", { ...ids("maya", "chat-1"), requestContext });
    await ask(setup.agent, mode, "What do I eat?", { ...ids("ben", "chat-2"), requestContext });
    expect(setup.calls[1]?.system).toBe("Be kind.");
    expect(await recorded(setup, { userId: "ben" })).toHaveLength(2);
  });

  it("of ten users at once keeps them apart", async () => {
    const setup = await agentWithMemory({
      script: ({ messages }) => `You said: ${messages.at(-1)}`,
    });
    const users = Array.from({ length: 10 }, (_, index) => `user-${index}`);
    for (const user of users)
      await setup.client.add(`My secret word is ${user}-secret.`, {
        userId: user,
        runId: "before",
      });
    await Promise.all(
      users.map((user) =>
        ask(setup.agent, mode, `I am ${user}, what is my secret word?`, ids(user, `chat-${user}`)),
      ),
    );
    expect(setup.calls).toHaveLength(10);
    for (const { system, messages } of setup.calls) {
      const user = /I am (user-\d)/u.exec(messages.at(-1) ?? "")?.[1];
      expect(new Set(system.match(/user-\d(?=-secret)/gu))).toEqual(new Set([user]));
    }
    for (const user of users) {
      expect(await recorded(setup, { userId: user, runId: `chat-${user}` })).toEqual([
        `user: I am ${user}, what is my secret word?`,
        `assistant: You said: user: I am ${user}, what is my secret word?`,
      ]);
    }
    expect(setup.warnings).toEqual([]);
  });

  it("with a processor and no memory of Mastra reads and writes by the same ids", async () => {
    const memory = await openMemory();
    const processor = new HoldfastProcessor({ memory, agentId: "helper", appId: "shop" });
    const { model, calls } = mockModel(["All right."]);
    const agent = new Agent({
      id: "helper",
      name: "Helper",
      instructions: "Be kind.",
      model,
      inputProcessors: [processor],
      outputProcessors: [processor],
    });
    await ask(agent, mode, "I'm allergic to cashews.", ids("maya", "chat-1"));
    await processor.settled();
    await ask(agent, mode, "What do I eat?", ids("maya", "chat-2"));
    await processor.settled();
    expect(calls[1]?.system).toContain("cashews");
    const scope = { appId: "shop", userId: "maya", agentId: "helper" };
    expect((await memory.turns({ ...scope, runId: "chat-2" })).items).toHaveLength(2);
  });
});
