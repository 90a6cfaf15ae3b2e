import { expect, it } from "vitest";
import { agentWithMemory, ids, recorded } from "../support/agent-with-memory.ts";
import { ask, modes } from "../support/ask.ts";

it.each(modes)("%s does not wait for a capture that takes its time", async (mode) => {
  const setup = await agentWithMemory();
  const { agent, client, memory } = setup;
  const { promise, resolve } = Promise.withResolvers<void>();
  const capture = client.capture.bind(client);
  client.capture = async (...input) => {
    await promise;
    return capture(...input);
  };
  expect(await ask(agent, mode, "Hello", ids("maya", "chat-1"))).toBe("All right.");
  expect((await client.turns({ userId: "maya" })).items).toEqual([]);
  resolve();
  await memory.settled();
  expect(await recorded(setup, { userId: "maya" })).toEqual([
    "user: Hello",
    "assistant: All right.",
  ]);
});

it("hands what is under way to waitUntil", async () => {
  const work: Promise<unknown>[] = [];
  const { agent, client } = await agentWithMemory({
    memory: { holdfast: { waitUntil: (promise) => work.push(promise) } },
  });
  await agent.generate("Hello", ids("maya", "chat-1"));
  expect(work).toHaveLength(1);
  await Promise.all(work);
  expect((await client.turns({ userId: "maya" })).items).toHaveLength(2);
});

it("tries again when the memory was busy", async () => {
  const setup = await agentWithMemory();
  const { agent, client, warnings } = setup;
  const capture = client.capture.bind(client);
  let attempts = 0;
  client.capture = async (...input) => {
    if (++attempts === 1) throw new Error("busy");
    return capture(...input);
  };
  await agent.generate("Hello", ids("maya", "chat-1"));
  expect(await recorded(setup, { userId: "maya" })).toHaveLength(2);
  expect(warnings).toEqual([]);
});

it.each(modes)("%s knows what was said in the turn before, though nobody waited", async (mode) => {
  const { agent, calls } = await agentWithMemory();
  await ask(agent, mode, "I'm allergic to cashews.", ids("maya", "chat-1"));
  await ask(agent, mode, "May I eat cashews?", ids("maya", "chat-2"));
  expect(calls[1]?.system).toContain("allergic to cashews");
});
