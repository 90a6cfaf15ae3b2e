import type { Memory } from "@holdfast/core";
import { captureNode, recallText } from "@holdfast/langgraph";
import type { AIMessage } from "@langchain/core/messages";
import {
  type BaseCheckpointSaver,
  Command,
  END,
  MessagesAnnotation,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { ToolNode } from "@langchain/langgraph/prebuilt";
import { ScriptedModel } from "./scripted-model.ts";
import type { Support } from "./support.ts";
import { lookUpOrder, refundWithApproval } from "./tools.ts";

/** The same support agent as a graph of its own, node by node. */
export function createSupportGraph(memory: Memory, checkpointer: BaseCheckpointSaver): Support {
  const model = new ScriptedModel();
  const graph = new StateGraph(MessagesAnnotation)
    .addNode("answer", async ({ messages }, config) => {
      // recalled inside of the node, so that no checkpoint holds it
      const memories = await recallText(messages, config, { memory });
      const system = `You are the support of a shop.\n\n${memories}`;
      return { messages: [await model.invoke([["system", system], ...messages])] };
    })
    .addNode("tools", new ToolNode([lookUpOrder, refundWithApproval]))
    .addNode("capture", captureNode({ memory }))
    .addEdge(START, "answer")
    .addConditionalEdges("answer", ({ messages }) => {
      const { tool_calls: calls = [] } = messages.at(-1) as AIMessage;
      return calls.length > 0 ? "tools" : "capture";
    })
    .addEdge("tools", "answer")
    .addEdge("capture", END)
    .compile({ checkpointer });
  const inThread = (thread: string) => ({ configurable: { thread_id: thread, user_id: "maya" } });
  return {
    async say(thread, text) {
      const input = { messages: [{ role: "user", content: text }] };
      const { messages } = await graph.invoke(input, inThread(thread));
      return messages.at(-1)?.text ?? "";
    },
    async waitsFor(thread) {
      const { tasks } = await graph.getState(inThread(thread));
      const asked = tasks.flatMap(({ interrupts }) => interrupts ?? [])[0]?.value;
      return (asked as { question: string } | undefined)?.question;
    },
    async approve(thread) {
      const { messages } = await graph.invoke(new Command({ resume: true }), inThread(thread));
      return messages.at(-1)?.text ?? "";
    },
  };
}
