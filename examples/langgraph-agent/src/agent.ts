import type { Memory } from "@holdfast/core";
import { memoryMiddleware } from "@holdfast/langgraph";
import { type BaseCheckpointSaver, Command } from "@langchain/langgraph";
import { type AgentMiddleware, createAgent, humanInTheLoopMiddleware } from "langchain";
import { ScriptedModel } from "./scripted-model.ts";
import type { Support } from "./support.ts";
import { lookUpOrder, refund } from "./tools.ts";

/** The support agent as `createAgent` of LangChain makes it: memory is one middleware, the human another. */
export function createSupportAgent(memory: Memory, checkpointer: BaseCheckpointSaver): Support {
  const interruptOn = { refund: { allowedDecisions: ["approve", "reject"] } };
  const agent = createAgent({
    model: new ScriptedModel(),
    tools: [lookUpOrder, refund],
    systemPrompt: "You are the support of a shop.",
    checkpointer,
    middleware: [
      memoryMiddleware({ memory }),
      humanInTheLoopMiddleware({ interruptOn } as never) as unknown as AgentMiddleware,
    ],
  });
  const inThread = (thread: string) => ({
    context: { userId: "maya" },
    configurable: { thread_id: thread },
  });
  return {
    async say(thread, text) {
      const { messages } = await agent.invoke({ messages: text }, inThread(thread));
      return messages.at(-1)?.text ?? "";
    },
    async waitsFor(thread) {
      const { tasks } = await agent.graph.getState(inThread(thread));
      const asked = tasks.flatMap(({ interrupts }) => interrupts ?? [])[0]?.value as
        | { actionRequests: { name: string; args: Record<string, string> }[] }
        | undefined;
      const action = asked?.actionRequests[0];
      return action && `Refund ${action.args.amount} for order ${action.args.order}?`;
    },
    async approve(thread) {
      const decision = new Command({ resume: { decisions: [{ type: "approve" }] } });
      const { messages } = await agent.invoke(decision as never, inThread(thread));
      return (messages as { text: string }[]).at(-1)?.text ?? "";
    },
  };
}
