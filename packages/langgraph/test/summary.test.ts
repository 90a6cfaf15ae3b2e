import { createMemory } from "@holdfast/core";
import { scriptedModel } from "@holdfast/testing";
import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { MemorySaver, MessagesAnnotation, StateGraph } from "@langchain/langgraph";
import { createAgent, fakeModel } from "langchain";
import { describe, expect, it } from "vitest";
import {
  type MemoryWarning,
  memoryMiddleware,
  summaryMiddleware,
  summaryNode,
} from "../src/index.ts";
import { splitConversation } from "../src/summary/split-conversation.ts";

const run = { context: { userId: "maya" }, configurable: { thread_id: "1" } };
const long = "word ".repeat(100).trim(); // some 100 tokens

function exchange(name: string): BaseMessage[] {
  return [
    new HumanMessage({ content: `${name}: ${long}`, id: `${name}-h` }),
    new AIMessage({
      content: "",
      id: `${name}-c`,
      tool_calls: [{ name: "look_up", args: {}, id: `${name}-call` }],
    }),
    new ToolMessage({ content: "found", id: `${name}-t`, tool_call_id: `${name}-call` }),
    new AIMessage({ content: `${name} answered.`, id: `${name}-a` }),
  ];
}

const ids = (messages: readonly BaseMessage[] = []) => messages.map(({ id }) => id);

describe("splitConversation", () => {
  const whole = ["a", "b", "c"].flatMap(exchange);

  it("leaves alone what is short enough, and a single exchange of any length", () => {
    expect(splitConversation(whole, { maxTokens: 10_000, keepTokens: 100 })).toBeUndefined();
    expect(splitConversation(exchange("a"), { maxTokens: 10, keepTokens: 1 })).toBeUndefined();
    expect(splitConversation([], { maxTokens: 0, keepTokens: 0 })).toBeUndefined();
  });

  it.each([
    [1, ["c"]],
    [200, ["c"]],
    [350, ["b", "c"]],
  ])("keeps whole exchanges of at most %i tokens, and the last in any case", (keepTokens, kept) => {
    const split = splitConversation(whole, { maxTokens: 100, keepTokens });
    expect(ids(split?.recent)).toEqual(kept.flatMap((name) => ids(exchange(name))));
    expect([...(split?.old ?? []), ...(split?.recent ?? [])]).toEqual(whole);
  });

  it("keeps several messages of the user in a row together", () => {
    const two = [...exchange("a"), new HumanMessage({ content: long, id: "x" }), ...exchange("b")];
    const split = splitConversation(two, { maxTokens: 100, keepTokens: 1 });
    expect(split?.recent[0]?.id).toBe("x");
  });
});

describe("summaryMiddleware", () => {
  it("puts a running summary in place of what was said long ago, which is kept in the memory first", async () => {
    const memory = await createMemory({ path: ":memory:" });
    const summaries = scriptedModel(["They spoke of a.", "They spoke of many things."]);
    const model = fakeModel();
    for (const text of ["A.", "B.", "C.", "D.", "E."]) model.respond(new AIMessage(text));
    const agent = createAgent({
      model,
      checkpointer: new MemorySaver(),
      middleware: [
        memoryMiddleware({ memory, recall: false, capture: false }),
        summaryMiddleware({ memory, model: summaries, maxTokens: 250, keepTokens: 150 }),
      ],
    });
    let messages: BaseMessage[] = [];
    for (const name of ["a", "b", "c", "d", "e"])
      ({ messages } = await agent.invoke({ messages: `${name}: ${long}` }, run));
    expect(summaries.requests).toHaveLength(2);
    expect(summaries.requests[1]?.messages[0]?.content).toContain("They spoke of a.");
    expect(messages[0]?.text).toBe(
      "[Summary of the conversation so far]\nThey spoke of many things.",
    );
    expect(messages.slice(1).map(({ text }) => text.slice(0, 2))).toEqual(["e:", "E."]);
    const { items } = await memory.turns({ userId: "maya" }, { order: "ascending" });
    expect(items.map(({ text }) => text.slice(0, 2))).toEqual([
      ...["a:", "A.", "b:", "B."],
      ...["c:", "C.", "d:", "D."],
    ]);
    expect(items.every(({ scope }) => scope.runId === "1")).toBe(true);
  });

  it.each([
    ["the memory fails", { capture: () => Promise.reject(new Error("disk")) }, ["Fine."]],
    ["the model fails", undefined, [{ status: 401 } as const]],
    ["the model says nothing", undefined, ["  "]],
  ])("leaves the conversation as it is when %s", async (_, memory, script) => {
    const warnings: MemoryWarning[] = [];
    const model = fakeModel();
    for (const text of ["A.", "B."]) model.respond(new AIMessage(text));
    const agent = createAgent({
      model,
      middleware: [
        summaryMiddleware({
          memory,
          model: scriptedModel(script),
          maxTokens: 100,
          onWarning: (warning) => warnings.push(warning),
        }),
      ],
    });
    const { messages } = await agent.invoke(
      { messages: [...exchange("a"), ...exchange("b").slice(0, 1)] },
      run,
    );
    expect(messages).toHaveLength(6);
    expect(warnings).toHaveLength(1);
  });
});

describe("summaryNode", () => {
  it("does the same in a graph", async () => {
    const memory = await createMemory({ path: ":memory:" });
    const graph = new StateGraph(MessagesAnnotation)
      .addNode(
        "shorten",
        summaryNode({ memory, model: scriptedModel(["Of a."]), maxTokens: 200, keepTokens: 1 }),
      )
      .addEdge("__start__", "shorten")
      .addEdge("shorten", "__end__")
      .compile();
    const { messages } = await graph.invoke(
      { messages: [...exchange("a"), ...exchange("b")] },
      run,
    );
    expect(ids(messages).slice(1)).toEqual(ids(exchange("b")));
    expect(messages[0]?.text).toContain("Of a.");
    expect((await memory.stats()).turns).toBe(2);
  });
});
