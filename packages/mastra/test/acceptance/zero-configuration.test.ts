import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Agent } from "@mastra/core/agent";
import { InMemoryStore } from "@mastra/core/storage";
import { describe, expect, it, onTestFinished } from "vitest";
import type { HoldfastOptions } from "../../src/index.ts";
import { HoldfastMemory } from "../../src/index.ts";
import { ids } from "../support/agent-with-memory.ts";
import { ask, modes } from "../support/ask.ts";
import type { SeenCall } from "../support/mock-model.ts";
import { mockModel } from "../support/mock-model.ts";

const fact = {
  text: "The user's boat is called Heron.",
  subject: "user",
  predicate: "has",
  object: "the boat Heron",
  turn: 1,
  quote: "the boat is called Heron",
  certainty: "stated",
  importance: 5,
};
const readsFacts = ({ system }: SeenCall) => system.includes("long-term memory of an assistant");
const script = (call: SeenCall) =>
  readsFacts(call) ? JSON.stringify({ facts: [fact] }) : "All right.";

const specifications = ["v2", "v3", "v4"] as const;
const cases = specifications.flatMap((specification) =>
  modes.map((mode) => ({ specification, mode })),
);

describe.each(cases)("with no model given, $specification, $mode", ({ specification, mode }) => {
  it("facts are read with the model of the agent", async () => {
    const { agent, memory, calls } = setUp({}, specification);
    await ask(agent, mode, "Oh, the boat is called Heron by the way.", ids("maya", "chat-1"));
    await memory.settled();
    expect(calls.filter(readsFacts)).toHaveLength(1);
    await ask(agent, mode, "Tell me a joke.", ids("maya", "chat-2"));
    expect(calls.findLast((call) => !readsFacts(call))?.system).toContain(fact.text);
  });
});

it("a memory that is used before the agent ran waits for the model of the agent", async () => {
  const { agent, memory, calls, warnings } = setUp({});
  const client = await memory.holdfast();
  await client.capture("Oh, the boat is called Heron by the way.", { userId: "maya", runId: "x" });
  await memory.settled();
  expect(warnings.join()).toMatch(/No agent has used a model yet|not.*processed yet/u);
  await agent.generate("Hello", ids("ben", "chat-1"));
  await memory.settled();
  expect(calls.filter(readsFacts).length).toBeGreaterThan(0);
  await agent.generate("Tell me a joke.", ids("maya", "chat-2"));
  expect(calls.findLast((call) => !readsFacts(call))?.system).toContain(fact.text);
});

it("llm: false reads facts by rules and asks no model", async () => {
  const { agent, memory, calls } = setUp({ llm: false });
  await agent.generate("I'm allergic to cashews.", ids("maya", "chat-1"));
  await memory.settled();
  await agent.generate("Tell me a joke.", ids("maya", "chat-2"));
  expect(calls.filter(readsFacts)).toEqual([]);
  expect(calls[1]?.system).toContain("cashews");
});

it("another model can be given", async () => {
  const other = mockModel(script);
  const { agent, memory, calls } = setUp({ llm: other.model as never });
  await agent.generate("Oh, the boat is called Heron by the way.", ids("maya", "chat-1"));
  await memory.settled();
  expect(calls.filter(readsFacts)).toEqual([]);
  expect(other.calls.filter(readsFacts)).toHaveLength(1);
});

it("memories are there after a restart", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-mastra-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "memory.db");
  const first = setUp({ path: file });
  await first.agent.generate("Oh, the boat is called Heron by the way.", ids("maya", "chat-1"));
  await first.memory.close();
  const second = setUp({ path: file });
  await second.agent.generate("Tell me a joke.", ids("maya", "chat-2"));
  expect(second.calls[0]?.system).toContain(fact.text);
});

function setUp(holdfast: HoldfastOptions, specification: "v2" | "v3" | "v4" = "v3") {
  const { model, calls } = mockModel(script, { specification });
  const warnings: string[] = [];
  const memory = new HoldfastMemory({
    storage: new InMemoryStore(),
    holdfast: {
      path: ":memory:",
      onWarning: (message, error) => warnings.push(`${message}: ${String(error)}`),
      ...holdfast,
    },
  });
  onTestFinished(() => memory.close());
  const agent = new Agent({
    id: "helper",
    name: "Helper",
    instructions: "Be kind.",
    model,
    memory,
  });
  return { agent, memory, calls, warnings };
}
