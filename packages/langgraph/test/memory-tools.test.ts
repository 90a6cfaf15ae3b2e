import { createMemory } from "@holdfast/core";
import { AIMessage, type BaseMessage } from "@langchain/core/messages";
import { createAgent, fakeModel } from "langchain";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  createManageMemoryTool,
  createSearchMemoryTool,
  HoldfastStore,
  type MemoryWarning,
} from "../src/index.ts";

const namespace = ["memories", "{userId}"];
const maya = { context: { userId: "maya" } };

async function open() {
  const memory = await createMemory({ path: ":memory:" });
  const store = await HoldfastStore.open({ memory, namespaces: [namespace] });
  return { memory, store };
}

/** What a tool answers in a run. */
const ask = async (
  tool: { invoke(input: unknown, config: object): Promise<unknown> },
  input: object,
  run: object = maya,
) => String(await tool.invoke(input, run));

const idIn = (answer: string) => /id ([^).]+)/u.exec(answer)?.[1] ?? "";

describe("the memory tools", () => {
  it("keep, find, change and remove memories of the run's user", async () => {
    const { store, memory } = await open();
    const manage = createManageMemoryTool({ store, namespace });
    const search = createSearchMemoryTool({ store, namespace });
    const kept = await ask(manage, { action: "create", content: "Maya drinks her coffee black." });
    expect(kept).toMatch(/^Remembered/u);
    await ask(manage, { action: "create", content: "Maya has a dog called Rex." });
    expect(await ask(search, { query: "coffee" })).toMatch(
      /1\. Maya drinks her coffee black\. \(\d{4}-.*id /u,
    );
    expect(await ask(search, { query: "coffee" })).not.toContain("Rex");
    const id = idIn(kept);
    await ask(manage, { action: "update", id, content: "Maya takes oat milk in her coffee." });
    expect((await memory.recall({ query: "coffee", userId: "maya" })).text).toContain("oat milk");
    expect(await ask(manage, { action: "delete", id })).toBe(`Forgotten (id ${id}).`);
    expect((await store.search(["memories", "maya"])).map(({ value }) => value)).toEqual([
      { content: "Maya has a dog called Rex." },
    ]);
  });

  it("see and change facts that were read out of conversations", async () => {
    const { store, memory } = await open();
    await memory.add("I live in Bristol.", { userId: "maya" });
    const manage = createManageMemoryTool({ store, namespace });
    const answer = await ask(createSearchMemoryTool({ store, namespace }), {
      query: "lives where?",
    });
    expect(answer).toContain("The user lives in Bristol");
    await ask(manage, { action: "delete", id: idIn(answer.split("Bristol")[1] ?? "") });
    expect((await memory.list({ userId: "maya" })).items).toEqual([]);
  });

  it("never reach another user's memories, whatever the model says", async () => {
    const { store } = await open();
    const manage = createManageMemoryTool({ store, namespace });
    const search = createSearchMemoryTool({ store, namespace });
    const id = idIn(await ask(manage, { action: "create", content: "Maya's secret." }));
    const ben = { context: { userId: "ben" } };
    expect(await ask(search, { query: "secret" }, ben)).toBe("Nothing is remembered about this.");
    for (const action of ["update", "delete"])
      expect(await ask(manage, { action, id, content: "x" }, ben)).toMatch(/^There is no memory/u);
    expect(await store.get(["memories", "maya"], id)).not.toBeNull();
    for (const run of [
      {},
      { context: {} },
      { context: { userId: "" } },
      { context: { userId: {} } },
    ])
      expect(await ask(search, { query: "secret" }, run)).toBe(
        "There is no memory in this conversation.",
      );
  });

  it("find ids in the context first, then in what is configurable, with dots in them or not", async () => {
    const { store } = await open();
    const manage = createManageMemoryTool({ store, namespace });
    const runs = [
      { context: { user_id: "a" } },
      { configurable: { user_id: "b" } },
      { context: { userId: "c" }, configurable: { userId: "x" } },
      { configurable: { userId: 7 } },
      { context: { userId: "ana@example.com" } },
    ];
    for (const run of runs) await ask(manage, { action: "create", content: "x" }, run);
    const labels = (await store.listNamespaces()).map(([, label]) => label);
    expect(labels).toEqual(["7", "a", "ana@example%2Ecom", "b", "c"]);
    expect(store.scopeOf(["memories", "ana@example%2Ecom"])).toEqual({ userId: "ana@example.com" });
  });

  it("do only what is permitted, and say what they need", async () => {
    const { store } = await open();
    const add = createManageMemoryTool({ store, namespace, actions: ["create"] });
    expect(add.description).not.toContain("delete");
    expect(await ask(add, { content: "Maya likes tea." })).toMatch(/^Remembered/u);
    await expect(add.invoke({ action: "delete", id: "x" }, maya)).rejects.toThrow();
    const all = createManageMemoryTool({ store, namespace });
    expect(await ask(all, { action: "update", content: "x" })).toBe(
      "Say which memory to update: its id is in the search.",
    );
    expect(await ask(all, { action: "create" })).toBe("There is no content to remember.");
    expect(await ask(all, { action: "create", id: "x", content: "y" })).toMatch(/leave it out/u);
    expect(() => createManageMemoryTool({ store, namespace, actions: [] })).toThrow(
      expect.objectContaining({ code: "invalid_options" }),
    );
  });

  it("take content of a shape, and refuse any other", async () => {
    const { store } = await open();
    const schema = z.object({ food: z.string(), liked: z.boolean() });
    const manage = createManageMemoryTool({ store, namespace, schema });
    await ask(manage, { action: "create", content: { food: "sushi", liked: true } });
    expect((await store.search(["memories", "maya"]))[0]?.value).toEqual({
      food: "sushi",
      liked: true,
    });
    await expect(manage.invoke({ action: "create", content: { food: 7 } }, maya)).rejects.toThrow();
  });

  it("tell the model when the store fails, and the application why", async () => {
    const { store, memory } = await open();
    const warnings: MemoryWarning[] = [];
    const search = createSearchMemoryTool({ store, namespace, onWarning: (w) => warnings.push(w) });
    await memory.close();
    expect(await ask(search, { query: "x" })).toBe("The memory cannot be used at the moment.");
    expect(warnings).toMatchObject([{ cause: { code: "closed" } }]);
  });

  it("work in an agent, with the graph's own store", async () => {
    const { store } = await open();
    const model = fakeModel()
      .respondWithTools([
        { name: "manage_memory", args: { action: "create", content: "Maya likes tea." } },
      ])
      .respondWithTools([{ name: "search_memory", args: { query: "tea" } }])
      .respond(new AIMessage("You like tea."));
    const tools = [createManageMemoryTool({ namespace }), createSearchMemoryTool({ namespace })];
    const { messages } = await createAgent({ model, tools, store }).invoke(
      { messages: "Hi" },
      maya,
    );
    const answers = (messages as BaseMessage[]).filter((message) => message.getType() === "tool");
    expect(answers[1]?.text).toContain("1. Maya likes tea.");
  });
});
