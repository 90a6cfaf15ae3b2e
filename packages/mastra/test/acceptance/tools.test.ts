import { Agent } from "@mastra/core/agent";
import { describe, expect, it } from "vitest";
import { HoldfastProcessor, memoryTools } from "../../src/index.ts";
import { agentWithMemory, ids } from "../support/agent-with-memory.ts";
import { ask, modes } from "../support/ask.ts";
import { mockModel } from "../support/mock-model.ts";
import { openMemory } from "../support/open-memory.ts";

const withTools = { memory: { holdfast: { tools: true, recall: false } } };

describe.each(modes)("the tools, %s", (mode) => {
  it("add, find, change and forget a fact of the run's user alone", async () => {
    const results: unknown[] = [];
    const { agent, client } = await agentWithMemory({
      ...withTools,
      script: (_, index) => {
        const id = idIn(results.at(-1));
        return (
          [
            { tool: "add_memory", input: { text: "Maya pays by card." } },
            { tool: "search_memories", input: { query: "how does Maya pay?" } },
            { tool: "update_memory", input: { id, text: "Maya pays in cash." } },
            { tool: "search_memories", input: { query: "how does Maya pay?" } },
            { tool: "forget_memory", input: { id } },
          ][index] ?? "Done."
        );
      },
      agent: {
        defaultOptions: {
          onStepFinish: ({ toolResults }: { toolResults: { payload: { result: unknown } }[] }) => {
            results.push(...toolResults.map(({ payload }) => payload.result));
          },
          maxSteps: 10,
        },
      } as never,
    });
    await client.add("Ben pays with gold.", { userId: "ben", type: "semantic" });
    await ask(agent, mode, "Remember how I pay.", ids("maya", "chat-1"));
    expect(results).toHaveLength(5);
    expect(results[1]).toMatchObject({ results: [{ text: "Maya pays by card.", verified: true }] });
    expect(results[3]).toMatchObject({ results: [{ text: "Maya pays in cash." }] });
    expect(JSON.stringify(results)).not.toContain("gold");
    const { items } = await client.list({ userId: "maya", runId: "chat-1" });
    expect(items.filter(({ text }) => text.includes("pays"))).toEqual([]);
    const history = await client.history(idIn(results[0]));
    expect(history.map(({ operation, actor }) => [operation, actor])).toEqual([
      ["ADD", "agent"],
      ["UPDATE", "agent"],
      ["DELETE", "agent"],
    ]);
  });

  it("refuse what belongs to another user", async () => {
    const { client, agent, calls } = await agentWithMemory({
      ...withTools,
      script: (_, index) => steps[index] ?? "Done.",
    });
    const { operations } = await client.add("Ben pays with gold.", {
      userId: "ben",
      type: "semantic",
    });
    const id = operations[0]?.id ?? "";
    const steps = [
      { tool: "update_memory", input: { id, text: "Ben pays nothing." } },
      { tool: "forget_memory", input: { id } },
    ];
    await ask(agent, mode, "Change Ben's data.", ids("maya", "chat-1"));
    expect(calls).toHaveLength(3);
    expect((await client.get(id))?.text).toBe("Ben pays with gold.");
  });

  it("work with a processor alone", async () => {
    const memory = await openMemory();
    const processor = new HoldfastProcessor({ memory });
    const { model } = mockModel([
      { tool: "add_memory", input: { text: "Maya pays by card." } },
      "Done.",
    ]);
    const agent = new Agent({
      id: "helper",
      name: "Helper",
      instructions: "Be kind.",
      model,
      inputProcessors: [processor],
      outputProcessors: [processor],
      tools: memoryTools(processor),
    });
    await ask(agent, mode, "Remember how I pay.", ids("maya", "chat-1"));
    const [fact] = (await memory.list({ userId: "maya" })).items;
    expect(fact).toMatchObject({ text: "Maya pays by card.", origin: "assistant" });
  });
});

it("are given only when asked for, and only to search in a read-only run", async () => {
  const none = await agentWithMemory();
  expect(Object.keys(none.memory.listTools())).toEqual([]);
  const some = await agentWithMemory({ memory: { holdfast: { tools: ["search", "add"] } } });
  expect(Object.keys(some.memory.listTools())).toEqual(["search_memories", "add_memory"]);
  const all = await agentWithMemory(withTools);
  expect(Object.keys(all.memory.listTools())).toHaveLength(4);
  expect(Object.keys(all.memory.listTools({ readOnly: true }))).toEqual(["search_memories"]);
});

function idIn(result: unknown): string {
  const { id, results } = (result ?? {}) as { id?: string; results?: { id: string }[] };
  return id ?? results?.[0]?.id ?? "";
}
