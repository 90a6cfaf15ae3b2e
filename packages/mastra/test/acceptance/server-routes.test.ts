import { Mastra } from "@mastra/core";
import { Agent } from "@mastra/core/agent";
import { RequestContext } from "@mastra/core/request-context";
import { InMemoryStore } from "@mastra/core/storage";
import { Memory } from "@mastra/memory";
import * as routes from "@mastra/server/handlers/memory";
import { expect, it } from "vitest";
import { HoldfastMemory, wrapMemory } from "../../src/index.ts";
import { ids } from "../support/agent-with-memory.ts";
import { mockModel } from "../support/mock-model.ts";
import { openMemory } from "../support/open-memory.ts";

const options = { workingMemory: { enabled: true, template: "# User\n- Name:" } } as const;
const ofThread = { threadId: "chat-1", resourceId: "maya" };

// What Studio and clients ask of a memory, in this order: the last one deletes the thread.
const calls = [
  ["status", routes.GET_MEMORY_STATUS_ROUTE, {}],
  ["config", routes.GET_MEMORY_CONFIG_ROUTE, {}],
  ["threads", routes.LIST_THREADS_ROUTE, { resourceId: "maya", page: 0, perPage: 10 }],
  ["messages", routes.LIST_MESSAGES_ROUTE, { ...ofThread, page: 0, perPage: 10 }],
  ["working memory", routes.GET_WORKING_MEMORY_ROUTE, ofThread],
  ["search", routes.SEARCH_MEMORY_ROUTE, { ...ofThread, searchQuery: "Bristol", limit: 10 }],
  ["delete", routes.DELETE_THREAD_ROUTE, ofThread],
  ["messages after it", routes.LIST_MESSAGES_ROUTE, { ...ofThread, page: 0, perPage: 10 }],
] as const;

it("answers the seven memory routes of the server as Mastra's own memory does", async () => {
  const holdfast = { memory: await openMemory() };
  const own = () => new Memory({ storage: new InMemoryStore(), options });
  const stock = await answers(own());
  const storage = new InMemoryStore();
  expect(await answers(new HoldfastMemory({ storage, options, holdfast }))).toEqual(stock);
  expect(await answers(wrapMemory(own(), holdfast))).toEqual(stock);

  expect(stock.status).toMatchObject({ result: true });
  expect(stock.threads).toMatchObject({ threads: [{ id: "chat-1" }], total: 1 });
  expect(stock.messages).toMatchObject({ messages: [{ role: "user" }, { role: "assistant" }] });
  expect(stock["working memory"]).toMatchObject({ workingMemory: "# User\n- Name: Maya" });
  expect(stock.search).toMatchObject({ count: expect.any(Number) });
  expect(stock.delete).toMatchObject({ result: "Thread deleted" });
  expect(stock["messages after it"]).toMatch(/not found/iu);
});

async function answers(memory: Memory): Promise<Record<string, unknown>> {
  const { model } = mockModel(["Bristol is lovely."]);
  const agent = new Agent({
    id: "helper",
    name: "Helper",
    instructions: "Be kind.",
    model,
    memory,
  });
  const mastra = new Mastra({ agents: { helper: agent }, logger: false });
  await agent.generate("I live in Bristol.", ids("maya", "chat-1"));
  await memory.settled();
  await memory.updateWorkingMemory({ ...ofThread, workingMemory: "# User\n- Name: Maya" });
  const results: Record<string, unknown> = {};
  for (const [name, route, input] of calls) {
    const handler = route.handler as (input: object) => Promise<unknown>;
    const requestContext = new RequestContext();
    results[name] = await handler({ mastra, agentId: "helper", requestContext, ...input }).then(
      comparable,
      String,
    );
  }
  return results;
}

// Ids and times are new each time.
function comparable(answer: unknown): unknown {
  const text = JSON.stringify(answer)
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gu, "ID")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, "TIME")
    .replace(/"createdAt":\d+/gu, '"createdAt":0');
  return JSON.parse(text);
}
