import type { BaseMessage } from "@langchain/core/messages";
import type { RunnableConfig } from "@langchain/core/runnables";
import { type AgentMemoryOptions, captureLast, recallText } from "./agent-memory.ts";
import type { Run } from "./memory-scope.ts";

/** A state with a conversation. */
export interface MessagesState {
  messages: BaseMessage[];
}

/** A node of a graph. */
export type MemoryNode<Update> = (state: MessagesState, config: RunnableConfig) => Promise<Update>;

/**
 * A node that recalls what matters for the conversation into a channel of the state, for the node behind it to put into its prompt.
 * To keep memories out of the checkpoints, declare that channel as `UntrackedValue`; or call {@link recallText} inside of the node that
 * asks the model.
 *
 * @param options as {@link memoryMiddleware}; `key` names the channel, `"memories"` by default
 * @example
 * ```ts
 * const State = new StateSchema({ messages: MessagesValue, memories: new UntrackedValue(z.string()) });
 * const graph = new StateGraph(State)
 *   .addNode("recall", recallNode({ memory }))
 *   .addNode("answer", async ({ messages, memories }) => ({ messages: [await model.invoke([["system", memories], ...messages])] }))
 *   .addNode("capture", captureNode({ memory }))
 * ```
 */
export function recallNode<Key extends string = "memories">(
  options: AgentMemoryOptions & { key?: Key },
): MemoryNode<Record<Key, string>> {
  const key = options.key ?? ("memories" as Key);
  return async ({ messages }, config) =>
    ({ [key]: await recallText(messages, runOf(config), options) }) as Record<Key, string>;
}

/** A node that keeps the last exchange of the conversation; it changes nothing of the state. Place it behind the last answer. */
export function captureNode(options: AgentMemoryOptions): MemoryNode<Record<string, never>> {
  return async ({ messages }, config) => {
    await captureLast(messages, runOf(config), options);
    return {};
  };
}

/** What a runnable's configuration says about its run. */
function runOf(config: RunnableConfig & { context?: unknown }): Run {
  const { context, configurable, signal } = config;
  return { context, configurable, signal };
}
