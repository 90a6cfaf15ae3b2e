import type { BaseMessage } from "@langchain/core/messages";
import type { AgentMiddleware } from "langchain";
import { wholeRun } from "../agent/whole-run.ts";
import { createShortener, type SummaryOptions } from "./shorten-conversation.ts";

/**
 * Keeps a running summary in place of the beginning of a long conversation, for `createAgent` of LangChain v1. Before a message
 * leaves, it is durable in the memory, its facts to be read in the background; what cannot be kept, or not be summarised, stays in
 * the conversation. Cuts only where the user begins to speak, so no call of a tool loses its answer.
 *
 * @example
 * ```ts
 * const agent = createAgent({
 *   model,
 *   middleware: [memoryMiddleware({ memory }), summaryMiddleware({ memory, model, maxTokens: 8_000 })],
 * });
 * ```
 */
export function summaryMiddleware(options: SummaryOptions): AgentMiddleware {
  const shorten = createShortener(options);
  const middleware: AgentMiddleware = {
    name: "HoldfastSummary",
    beforeModel: async (state, runtime) =>
      (await shorten(state.messages as BaseMessage[], wholeRun(runtime))) as never,
  };
  return Object.assign(middleware, { [Symbol.for("AgentMiddleware")]: true });
}
