import { Agent } from "@mastra/core/agent";
import { expect, it } from "vitest";
import { HoldfastProcessor } from "../../src/index.ts";
import { ids } from "../support/agent-with-memory.ts";
import { mockModel } from "../support/mock-model.ts";
import { openMemory } from "../support/open-memory.ts";

type Said = { role: "user" | "assistant"; content: string; id?: string };

it("records each turn once when the client sends the whole conversation each time", async () => {
  const { send, turns } = await setUp(["one", "two", "three"]);
  const conversation: Said[] = [];
  for (const text of ["first", "second", "third"]) {
    conversation.push({ role: "user", content: text });
    conversation.push({ role: "assistant", content: await send(conversation) });
  }
  expect(await turns()).toEqual([
    ...["user: first", "assistant: one"],
    ...["user: second", "assistant: two"],
    ...["user: third", "assistant: three"],
  ]);
});

it("takes a regenerated answer for the same turn", async () => {
  const { send, turns } = await setUp(["one", "two", "two again"]);
  const conversation: Said[] = [{ role: "user", content: "first", id: "message-1" }];
  conversation.push({ role: "assistant", content: await send(conversation) });
  conversation.push({ role: "user", content: "second" });
  await send(conversation);
  await send(conversation);
  expect(await turns()).toEqual([
    ...["user: first", "assistant: one"],
    ...["user: second", "assistant: two again"],
  ]);
});

it("keeps the same words said at two places apart", async () => {
  const { send, turns } = await setUp(["one"]);
  const conversation: Said[] = [];
  for (let round = 0; round < 3; round++) {
    conversation.push({ role: "user", content: "yes" });
    conversation.push({ role: "assistant", content: await send(conversation) });
  }
  expect(await turns()).toHaveLength(6);
});

async function setUp(script: string[]) {
  const memory = await openMemory();
  const processor = new HoldfastProcessor({ memory });
  const agent = new Agent({
    id: "helper",
    name: "Helper",
    instructions: "Be kind.",
    model: mockModel(script).model,
    inputProcessors: [processor],
    outputProcessors: [processor],
  });
  return {
    send: async (messages: Said[]) =>
      (await agent.generate(messages as never, ids("maya", "chat-1"))).text,
    async turns() {
      await processor.settled();
      const { items } = await memory.turns({ userId: "maya", runId: "chat-1" });
      return items.map(({ role, text }) => `${role}: ${text}`);
    },
  };
}
