import { Agent } from "@mastra/core/agent";
import { InMemoryStore } from "@mastra/core/storage";
import { Memory } from "@mastra/memory";
import { expect, it } from "vitest";
import { HoldfastMemory, wrapMemory } from "../../src/index.ts";
import { ids } from "../support/agent-with-memory.ts";
import { ask, modes } from "../support/ask.ts";
import type { SeenCall } from "../support/mock-model.ts";
import { mockModel } from "../support/mock-model.ts";
import { openMemory } from "../support/open-memory.ts";

const options = {
  lastMessages: 4,
  workingMemory: { enabled: true, template: "# User\n- Name:" },
  generateTitle: false,
} as const;
const script = [
  { tool: "updateWorkingMemory", input: { memory: "# User\n- Name: Maya" } },
  "Hello Maya.",
  "Fine.",
  "Good.",
  "Your name is Maya.",
];

it.each(modes)("threads, history and working memory are as without Holdfast, %s", async (mode) => {
  const client = await openMemory();
  const holdfast = { memory: client };
  const [stock, ours, wrapped] = [
    await talk(mode, new Memory({ storage: new InMemoryStore(), options })),
    await talk(mode, new HoldfastMemory({ storage: new InMemoryStore(), options, holdfast })),
    await talk(mode, wrapMemory(new Memory({ storage: new InMemoryStore(), options }), holdfast)),
  ];
  expect(stock.threads).toEqual(["chat-1", "chat-2"]);
  expect(stock.workingMemory).toContain("Maya");
  expect(stock.history).toHaveLength(6);
  expect(stock.prompts.at(-1)?.system).toContain("Maya");
  expect(withoutBlock(ours)).toEqual(stock);
  expect(withoutBlock(wrapped)).toEqual(stock);
});

async function talk(mode: (typeof modes)[number], memory: Memory) {
  const { model, calls } = mockModel(script);
  const agent = new Agent({
    id: "helper",
    name: "Helper",
    instructions: "Be kind.",
    model,
    memory,
  });
  await ask(agent, mode, "I am Maya.", ids("maya", "chat-1"));
  await ask(agent, mode, "How are you?", ids("maya", "chat-1"));
  await ask(agent, mode, "Me too.", ids("maya", "chat-1"));
  await ask(agent, mode, "What is my name?", ids("maya", "chat-2"));
  await memory.settled();
  const { threads } = await memory.listThreads({ filter: { resourceId: "maya" } });
  const { messages } = await memory.recall({
    threadId: "chat-1",
    resourceId: "maya",
    perPage: false,
  });
  return {
    prompts: calls as SeenCall[],
    threads: threads.map(({ id }) => id).sort(),
    history: messages.map(({ role, content }) => [role, content.content]),
    workingMemory: await memory.getWorkingMemory({ threadId: "chat-2", resourceId: "maya" }),
    tools: Object.keys(memory.listTools()),
    config: memory.getConfig(),
  };
}

function withoutBlock(talked: Awaited<ReturnType<typeof talk>>) {
  const prompts = talked.prompts.map((call) => ({
    ...call,
    system: call.system.replace(/\n<holdfast-memory>[\s\S]*<\/holdfast-memory>/u, ""),
  }));
  return { ...talked, prompts };
}
