import { Mastra } from "@mastra/core";
import { createTool } from "@mastra/core/tools";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod/v4";
import { HoldfastMemory } from "../../src/index.ts";
import { agentWithMemory, ids } from "../support/agent-with-memory.ts";
import { ask, modes } from "../support/ask.ts";

const look = createTool({
  id: "look",
  description: "Looks.",
  inputSchema: z.object({}),
  execute: async () => ({ seen: true }),
});

const asked = [
  "getInputProcessors",
  "getOutputProcessors",
  "listTools",
  "recall",
  "saveMessages",
  "getSystemMessage",
] as const;

// How Mastra 1.71 calls a memory, which is what this package builds on: these numbers fail when that changes.
describe.each(modes)("%s", (mode) => {
  it("asks the memory for its processors and tools, and never for recall or system message", async () => {
    const { agent, memory } = await agentWithMemory();
    const spies = asked.map((name) => [name, vi.spyOn(memory, name as "recall")] as const);
    await ask(agent, mode, "Hello", ids("maya", "chat-1"));
    const counts = Object.fromEntries(spies.map(([name, spy]) => [name, spy.mock.calls.length]));
    expect(counts).toEqual({
      getInputProcessors: 3,
      getOutputProcessors: 2,
      listTools: 1,
      recall: 0,
      saveMessages: 0,
      getSystemMessage: 0,
    });
  });

  it("recalls once and captures once per turn, whatever the number of steps", async () => {
    for (const steps of [1, 2, 4]) {
      const script = [
        ...Array.from({ length: steps - 1 }, () => ({ tool: "look", input: {} })),
        "Done.",
      ];
      const { agent, memory, client, calls } = await agentWithMemory({
        script,
        agent: { tools: { look } },
      });
      const step = vi.spyOn(memory.processor, "processInputStep");
      const result = vi.spyOn(memory.processor, "processOutputResult");
      const recall = vi.spyOn(client, "recall");
      const capture = vi.spyOn(client, "capture");
      await ask(agent, mode, "Hello", ids("maya", "chat-1"));
      await memory.settled();
      expect(calls).toHaveLength(steps);
      expect(step).toHaveBeenCalledTimes(steps);
      expect(result).toHaveBeenCalledTimes(1);
      expect(recall).toHaveBeenCalledTimes(1);
      expect(capture).toHaveBeenCalledTimes(1);
    }
  });
});

/** @see https://github.com/mastra-ai/mastra/issues/11455 */
it("gives the same processor each time, placed behind the history and before it is saved", async () => {
  const { memory } = await agentWithMemory();
  for (let round = 0; round < 3; round++) {
    const inputs = await memory.getInputProcessors();
    const outputs = await memory.getOutputProcessors();
    expect(inputs.at(-1)).toBe(memory.processor);
    expect(outputs[0]).toBe(memory.processor);
    expect(inputs.length).toBeGreaterThan(1);
    expect(outputs.length).toBeGreaterThan(1);
  }
});

it("leaves its place to a processor of the same name that the agent has", async () => {
  const { memory } = await agentWithMemory();
  const own = new HoldfastMemory({ holdfast: { path: ":memory:" } }).processor;
  expect(await memory.getInputProcessors([own])).not.toContain(memory.processor);
  expect(await memory.getOutputProcessors([own])).not.toContain(memory.processor);
});

it("warns through the logger of Mastra, and registers as often as Mastra likes", async () => {
  const { agent, memory, storage } = await agentWithMemory({
    memory: { holdfast: { onWarning: undefined } },
  });
  const mastra = new Mastra({ agents: { helper: agent }, storage });
  const warn = vi.spyOn(mastra.getLogger(), "warn").mockReturnValue(undefined);
  memory.__registerMastra(mastra);
  memory.__registerMastra(mastra);
  await agent.generate("Hello", ids("*", "chat-1"));
  await memory.settled();
  const texts = warn.mock.calls.map(([text]) => String(text));
  expect(texts.filter((text) => text.startsWith("[Holdfast]"))).toHaveLength(2);
});
