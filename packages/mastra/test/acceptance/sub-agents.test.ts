import { Agent } from "@mastra/core/agent";
import { RequestContext } from "@mastra/core/request-context";
import { InMemoryStore } from "@mastra/core/storage";
import { describe, expect, it } from "vitest";
import type { IdentityContext } from "../../src/index.ts";
import { HoldfastMemory } from "../../src/index.ts";
import { agentWithMemory, ids, recorded } from "../support/agent-with-memory.ts";
import { ask, modes } from "../support/ask.ts";
import { mockModel } from "../support/mock-model.ts";
import { openMemory } from "../support/open-memory.ts";

const delegation = [
  { tool: "agent-researcher", input: { prompt: "What food does the user avoid?" } },
  "No cashews.",
];

/**
 * A sub-agent runs as resource `maya-researcher` in a thread of its own.
 *
 * @see https://github.com/mastra-ai/mastra/issues/13462
 * @see https://github.com/mastra-ai/mastra/issues/21944
 */
describe.each(modes)("%s with a sub-agent", (mode) => {
  it.each(["its own memory", "the memory of its parent"])(
    "that has %s: it reads the user of its parent and records nothing",
    async (whose) => {
      const { model, calls } = mockModel(["Cashews."]);
      const client = await openMemory();
      const own = new HoldfastMemory({
        storage: new InMemoryStore(),
        holdfast: { memory: client },
      });
      const researcher = new Agent({
        id: "researcher",
        name: "Researcher",
        description: "Finds things out.",
        instructions: "Search.",
        model,
        ...(whose === "its own memory" ? { memory: own } : {}),
      });
      const setup = await agentWithMemory({
        script: delegation,
        agent: { agents: { researcher } },
        memory: { holdfast: { memory: client } },
      });
      await client.add("I'm allergic to cashews.", { userId: "maya", runId: "chat-0" });

      await ask(setup.agent, mode, "What should I not eat?", ids("maya", "chat-1"));
      await own.settled();
      expect(calls[0]?.system).toContain("cashews");
      expect(await recorded({ ...setup, client }, { userId: "maya", runId: "chat-1" })).toEqual([
        "user: What should I not eat?",
        "assistant: No cashews.",
      ]);
      expect((await client.stats()).scopes).toBe(2);
    },
  );
});

it("does not take a user whose name looks like a sub-agent's for one", async () => {
  const setup = await agentWithMemory();
  const requestContext = new RequestContext();
  await setup.client.add("I'm allergic to cashews.", { userId: "maya", runId: "chat-0" });
  await setup.agent.generate("What do I eat?", { ...ids("maya", "chat-1"), requestContext });
  await setup.agent.generate("What do I eat?", {
    ...ids("maya-researcher", "chat-1-b"),
    requestContext,
  });
  expect(setup.calls[0]?.system).toContain("cashews");
  expect(setup.calls[1]?.system).not.toContain("cashews");
  expect(await recorded(setup, { userId: "maya-researcher" })).toHaveLength(2);
});

it("lets the resolver be replaced", async () => {
  const seen: IdentityContext[] = [];
  const setup = await agentWithMemory({
    memory: {
      holdfast: {
        identify: (context) => {
          seen.push(context);
          const [team, userId] = (context.resourceId ?? "").split("/");
          const scope = { appId: team, userId };
          return { recall: scope, capture: { ...scope, runId: context.threadId } };
        },
      },
    },
  });
  await setup.agent.generate("Hello", ids("acme/maya", "chat-1"));
  expect(await recorded(setup, { userId: "maya" })).toHaveLength(2);
  expect((await setup.client.turns({ appId: "acme", userId: "maya" })).items).toHaveLength(2);
  expect(seen[0]).toMatchObject({ threadId: "chat-1", resourceId: "acme/maya", parent: undefined });
});
