import { Mastra } from "@mastra/core";
import type { Agent } from "@mastra/core/agent";
import { expect, it } from "vitest";
import { agentWithMemory, ids, recorded } from "../support/agent-with-memory.ts";

const target = {
  resourceId: "maya",
  threadId: "chat-1",
  ifIdle: { streamOptions: { memory: { resource: "maya", thread: "chat-1" } } },
};

/**
 * Studio and channels send what the user says as a signal.
 *
 * @see https://github.com/mastra-ai/mastra/issues/17797
 */
it("takes a signal of the user for a user message, in recall and in what is recorded", async () => {
  const setup = await agentWithMemory({ script: ["You live in Bristol."] });
  await setup.client.add("I live in Bristol.", { userId: "maya", runId: "chat-0" });
  const turn = nextTurn(setup.memory.processor);
  await register(setup).sendMessage("Where do I live?", target);
  await turn;
  expect(setup.calls[0]?.system).toContain("lives in Bristol");
  expect(await recorded(setup, { runId: "chat-1" })).toEqual([
    "user: Where do I live?",
    "assistant: You live in Bristol.",
  ]);
});

/** @see https://github.com/mastra-ai/mastra/issues/21961 */
it("never records other signals, nor what the agent says to them", async () => {
  const setup = await agentWithMemory();
  const agent = register(setup);
  await agent.generate("Hello", ids("maya", "chat-1"));
  const turn = nextTurn(setup.memory.processor);
  agent.sendSignal({ type: "system-reminder", contents: "The user lives in Paris." }, target);
  await turn;
  expect(setup.calls).toHaveLength(2);
  expect(await recorded(setup, { runId: "chat-1" })).toEqual([
    "user: Hello",
    "assistant: All right.",
  ]);
});

function register({ agent, storage }: Awaited<ReturnType<typeof agentWithMemory>>): Agent {
  new Mastra({ agents: { helper: agent }, storage, logger: false });
  return agent;
}

// Resolves when the processor has seen the end of the next run.
function nextTurn(processor: { processOutputResult: (args: never) => unknown }): Promise<void> {
  const original = processor.processOutputResult;
  return new Promise((resolve) => {
    processor.processOutputResult = (args) => {
      processor.processOutputResult = original;
      const result = original.call(processor, args);
      resolve();
      return result;
    };
  });
}
