import { createMemory } from "@holdfast/core";
import { AIMessage } from "@langchain/core/messages";
import {
  MemorySaver,
  MessagesValue,
  StateGraph,
  StateSchema,
  UntrackedValue,
} from "@langchain/langgraph";
import { expect, it } from "vitest";
import { z } from "zod";
import { captureNode, recallNode } from "../src/index.ts";

it("recall and capture as nodes of a graph, with memories outside of the checkpoints", async () => {
  const memory = await createMemory({ path: ":memory:" });
  const State = new StateSchema({
    messages: MessagesValue,
    memories: new UntrackedValue(z.string()),
  });
  const prompts: string[] = [];
  const checkpointer = new MemorySaver();
  const graph = new StateGraph(State)
    .addNode("recall", recallNode({ memory }))
    .addNode("answer", ({ memories }) => {
      prompts.push(memories ?? "");
      return { messages: [new AIMessage("Noted.")] };
    })
    .addNode("capture", captureNode({ memory }))
    .addEdge("__start__", "recall")
    .addEdge("recall", "answer")
    .addEdge("answer", "capture")
    .addEdge("capture", "__end__")
    .compile({ checkpointer });
  const inThread = (thread_id: string) => ({ configurable: { thread_id, user_id: "maya" } });
  await graph.invoke(
    { messages: [{ role: "user", content: "I live in Bristol." }] },
    inThread("1"),
  );
  await memory.flush();
  await graph.invoke({ messages: [{ role: "user", content: "Where do I live?" }] }, inThread("2"));
  expect(prompts[0]).toBe("");
  expect(prompts[1]).toContain("The user lives in Bristol");
  const stored = JSON.stringify((await checkpointer.getTuple(inThread("2")))?.checkpoint);
  expect(stored).not.toContain("Bristol");
  expect((await memory.turns({ userId: "maya" })).items).toHaveLength(4);
});
