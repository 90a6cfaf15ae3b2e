import { Agent } from "@mastra/core/agent";
import { InMemoryStore } from "@mastra/core/storage";
import { Memory } from "@mastra/memory";
import { expect, it } from "vitest";
import { ids } from "../test/support/agent-with-memory.ts";
import { mockModel } from "../test/support/mock-model.ts";
import { openMemory } from "../test/support/open-memory.ts";
import { HoldfastProcessor } from "./holdfast-processor.ts";
import { wrapMemory } from "./wrap-memory.ts";

it("returns the same memory, with processors and tools", async () => {
  const memory = new Memory({ storage: new InMemoryStore() });
  const wrapped = wrapMemory(memory, { memory: await openMemory(), tools: ["search"] });
  expect(wrapped).toBe(memory);
  expect((await memory.getInputProcessors()).at(-1)).toBe(wrapped.processor);
  expect((await memory.getOutputProcessors())[0]).toBe(wrapped.processor);
  expect(Object.keys(memory.listTools())).toEqual(["search_memories"]);
});

it("refuses to wrap a memory twice", async () => {
  const memory = wrapMemory(new Memory(), { memory: await openMemory() });
  expect(() => wrapMemory(memory)).toThrow(/wrapped before/u);
});

it("gives memories that are made for each request one Holdfast memory", async () => {
  const client = await openMemory();
  const holdfast = new HoldfastProcessor({ memory: client });
  const storage = new InMemoryStore();
  const { model, calls } = mockModel(["All right."]);
  const agent = new Agent({
    id: "helper",
    name: "Helper",
    instructions: "Be kind.",
    model,
    memory: () => wrapMemory(new Memory({ storage }), holdfast),
  });
  await agent.generate("I'm allergic to cashews.", ids("maya", "chat-1"));
  await holdfast.settled();
  await agent.generate("What do I eat?", ids("maya", "chat-2"));
  await holdfast.settled();
  expect(calls[1]?.system).toContain("cashews");
  expect((await client.turns({ userId: "maya" })).items).toHaveLength(4);
});
