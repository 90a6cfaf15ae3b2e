import type { BaseMessage } from "@langchain/core/messages";
import type { MemoryNode } from "../agent/memory-nodes.ts";
import { createShortener, type SummaryOptions } from "./shorten-conversation.ts";

/**
 * {@link summaryMiddleware} as a node of a graph, for a state whose messages are reduced as LangGraph's own (`MessagesAnnotation`,
 * `MessagesValue`). Place it in front of the node that asks the model.
 *
 * @throws HoldfastError `invalid_options` for what is no model
 */
export function summaryNode(options: SummaryOptions): MemoryNode<{ messages?: BaseMessage[] }> {
  const shorten = createShortener(options);
  return async ({ messages }, config) => (await shorten(messages, config)) ?? {};
}
