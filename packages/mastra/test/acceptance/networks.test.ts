import { Agent } from "@mastra/core/agent";
import { expect, it } from "vitest";
import { agentWithMemory, ids, recorded } from "../support/agent-with-memory.ts";
import { mockModel } from "../support/mock-model.ts";

it("a network recalls for its routing, and records none of the prompts that it writes itself", async () => {
  const researcher = new Agent({
    id: "researcher",
    name: "Researcher",
    description: "Finds things out.",
    instructions: "Search.",
    model: mockModel(["Cashews."]).model,
  });
  const choice = {
    primitiveId: "researcher",
    primitiveType: "agent",
    prompt: "Look.",
    selectionReason: "it can",
  };
  const verdict = { isComplete: true, completionReason: "found", finalResult: "No cashews." };
  const setup = await agentWithMemory({
    script: (_, index) => JSON.stringify(index === 0 ? choice : verdict),
    agent: { agents: { researcher } },
  });
  await setup.client.add("I'm allergic to cashews.", { userId: "maya", runId: "chat-0" });
  const stream = await setup.agent.network("What must I not eat?", ids("maya", "chat-1"));
  for await (const _ of stream);
  expect(setup.calls[0]?.system).toContain("cashews");
  expect(await recorded(setup, { runId: "chat-1" })).toEqual([]);
  expect((await setup.client.stats()).turns).toBe(1);
  expect(setup.warnings).toEqual([]);
});
