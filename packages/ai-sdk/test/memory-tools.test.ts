import { createMemory, type Memory } from "@holdfast/core";
import { scriptedAiSdkModel } from "@holdfast/testing";
import type * as ai7 from "ai";
import type * as ai5 from "ai5";
import type * as ai6 from "ai6";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { memoryTools, type ToolResult, withMemory } from "../src/index.ts";
import { sdks } from "./support/sdks.ts";

const scope = { userId: "maya", runId: "chat-1" };
let memory: Memory;
beforeEach(async () => {
  memory = await createMemory({ path: ":memory:" });
});
afterEach(() => memory.close());

const call = {};
const idIn = (result: ToolResult) => ("changed" in result ? result.changed.id : "");
const textsIn = (result: ToolResult) =>
  "results" in result ? result.results.map(({ memory: text }) => text) : result;

describe.each(sdks)("in $version", ({ ai, specifications }) => {
  it("a model uses the tools, and gets short texts", async () => {
    await memory.add("Maya's cat is called Miso.", { userId: "maya", type: "semantic" });
    const model = scriptedAiSdkModel(specifications.at(-1) ?? "v4", [
      { tools: [{ name: "searchMemories", input: { query: "cat" } }] },
      { text: "Miso." },
    ]);
    const generateText = ai.generateText as unknown as (
      settings: object,
    ) => Promise<{ text: string }>;
    const { text } = await generateText({
      model,
      prompt: "What is my cat called?",
      tools: memoryTools(memory, scope),
      stopWhen: ai.stepCountIs(5),
    });
    expect(text).toBe("Miso.");
    const told = JSON.stringify(model.calls[1]?.prompt.at(-1));
    expect(told).toMatch(
      /"type":"text","value":".*1\. Maya's cat is called Miso\. \([-\d]{10}, id /,
    );
  });

  it("whose memory it is can come from the context of a call", async () => {
    const script = [{ tools: [{ name: "addMemory", input: { text: "Ben likes tea." } }] }];
    const model = scriptedAiSdkModel(specifications.at(-1) ?? "v4", [
      ...script,
      { text: "Noted." },
    ]);
    const generateText = ai.generateText as unknown as (settings: object) => Promise<unknown>;
    await generateText({
      model,
      prompt: "I like tea.",
      tools: memoryTools(memory),
      toolsContext: { addMemory: { userId: "ben" } },
      experimental_context: { userId: "ben" },
      stopWhen: ai.stepCountIs(5),
    });
    expect((await memory.list({ userId: "ben" })).items.map(({ text }) => text)).toEqual([
      "Ben likes tea.",
    ]);
  });
});

describe("memoryTools", () => {
  it("are tools of each version", () => {
    const tools = memoryTools(memory, scope);
    const five: ai5.ToolSet = tools;
    const six: ai6.ToolSet = tools;
    const seven: ai7.ToolSet = tools;
    expect([five, six, seven]).toEqual([tools, tools, tools]);
  });

  it("add, find, correct and forget across runs", async () => {
    const { addMemory, searchMemories, updateMemory, deleteMemory } = memoryTools(memory, scope);
    const id = idIn(await addMemory.execute({ text: "Maya plays the cello." }, call));
    const later = memoryTools(memory, { userId: "maya", runId: "chat-2" });
    expect(textsIn(await later.searchMemories.execute({ query: "cello" }, call))).toEqual([
      "Maya plays the cello.",
    ]);
    const update = { id, text: "Maya plays the viola." };
    expect(await later.updateMemory.execute(update, call)).toMatchObject({
      changed: { operation: "UPDATE" },
    });
    expect(await later.deleteMemory.execute({ id, reason: "" }, call)).toMatchObject({
      changed: { operation: "DELETE" },
    });
    expect(textsIn(await searchMemories.execute({ query: "viola" }, call))).toEqual([]);
    expect(await updateMemory.execute({ id: "unknown", text: "No." }, call)).toHaveProperty(
      "error",
    );
    expect(await deleteMemory.execute({ id: "unknown", reason: "" }, call)).toHaveProperty("error");
  });

  it("record what the model adds as the assistant's words", async () => {
    await memoryTools(memory, scope).addMemory.execute({ text: "Maya plays the cello." }, call);
    const [record] = (await memory.list(scope)).items;
    expect(record).toMatchObject({ origin: "assistant", type: "semantic", scope });
  });

  // A tool that lets the model name the container lets an injected prompt read other tenants.
  it("let no model choose whose memory it is, nor touch another's", async () => {
    const { operations } = await memory.add("Ben is afraid of dogs.", {
      userId: "ben",
      type: "semantic",
    });
    const id = operations[0]?.id ?? "";
    const { searchMemories, updateMemory, deleteMemory } = memoryTools(memory, scope);
    const query = { query: "dogs", userId: "ben", scope: { userId: "ben" } };
    expect(textsIn(await searchMemories.execute(query, call))).toEqual([]);
    expect(await updateMemory.execute({ id, text: "No." }, call)).toHaveProperty("error");
    expect(await deleteMemory.execute({ id, reason: "" }, call)).toHaveProperty("error");
    for (const { inputSchema } of Object.values(memoryTools(memory, scope)))
      expect(JSON.stringify(inputSchema)).not.toMatch(/user|scope/i);
  });

  it("take the scope of the surrounding run, or of a function, and work without none", async () => {
    const { searchMemories } = memoryTools(memory);
    await memory.add("Maya plays the cello.", { userId: "maya", type: "semantic" });
    const search = () => searchMemories.execute({ query: "cello" }, call);
    expect(await search()).toEqual({ error: "Nobody said whose memory it is." });
    expect(textsIn(await withMemory.run({ userId: "maya" }, search))).toHaveLength(1);
    const byTeam = memoryTools(memory, (context) => ({ userId: String(context) }));
    const found = await byTeam.searchMemories.execute({ query: "cello" }, { context: "maya" });
    expect(textsIn(found)).toHaveLength(1);
    const off = memoryTools(memory, () => null);
    const refused = withMemory.run({ userId: "maya" }, () =>
      off.searchMemories.execute({ query: "cello" }, call),
    );
    expect(await refused).toHaveProperty("error");
  });

  it("tell a model of failures as data", async () => {
    const { searchMemories } = memoryTools(memory, scope);
    const result = await searchMemories.execute({ query: " " }, call);
    expect(searchMemories.toModelOutput(result)).toEqual({
      type: "text",
      value: expect.stringMatching(/^This did not work: The query is blank/),
    });
    expect(
      searchMemories.toModelOutput({ toolCallId: "1", input: {}, output: { results: [] } }),
    ).toEqual({ type: "text", value: "Nothing is remembered about this." });
  });

  it("ask before they delete, when told to", () => {
    expect(memoryTools(memory, scope).deleteMemory.needsApproval).toBeUndefined();
    expect(memoryTools(memory, scope, { confirmDelete: true }).deleteMemory.needsApproval).toBe(
      true,
    );
  });
});
