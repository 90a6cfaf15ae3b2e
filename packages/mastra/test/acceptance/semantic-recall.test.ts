import { hashEmbedder } from "@holdfast/testing";
import { Agent } from "@mastra/core/agent";
import { InMemoryStore } from "@mastra/core/storage";
import { Memory } from "@mastra/memory";
import { expect, it, onTestFinished } from "vitest";
import { toMastraVector } from "../../src/index.ts";
import { ids } from "../support/agent-with-memory.ts";
import { ask, modes } from "../support/ask.ts";
import { mockModel } from "../support/mock-model.ts";

const hash = hashEmbedder();
const embedder = {
  specificationVersion: "v2",
  provider: "test",
  modelId: "hash",
  maxEmbeddingsPerCall: 100,
  supportsParallelCalls: true,
  doEmbed: async ({ values }: { values: string[] }) => ({
    embeddings: (await hash.embed(values, { purpose: "document" })).map((each) => Array.from(each)),
  }),
};

it.each(modes)("Mastra's own semantic recall works on toMastraVector, %s", async (mode) => {
  const vector = toMastraVector({ path: ":memory:" });
  onTestFinished(() => vector.close());
  const memory = new Memory({
    storage: new InMemoryStore(),
    vector,
    embedder: embedder as never,
    options: { lastMessages: 1, semanticRecall: { topK: 2, messageRange: 0, scope: "resource" } },
  });
  const { model, calls } = mockModel(["All right."]);
  const agent = new Agent({
    id: "helper",
    name: "Helper",
    instructions: "Be kind.",
    model,
    memory,
  });
  await ask(agent, mode, "The heron nests by the old canal", ids("maya", "chat-1"));
  await ask(agent, mode, "The heron nests by the new harbour", ids("ben", "chat-2"));
  await ask(agent, mode, "The heron nests by what?", ids("maya", "chat-3"));
  expect(JSON.stringify(calls[2])).toContain("old canal");
  expect(JSON.stringify(calls[2])).not.toContain("harbour");
  const [indexName = ""] = await vector.listIndexes();
  const before = (await vector.describeIndex({ indexName })).count;
  await memory.deleteThread("chat-1");
  await memory.settled();
  expect((await vector.describeIndex({ indexName })).count).toBe(before - 2);
});
