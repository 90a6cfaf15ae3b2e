import { createHash } from "node:crypto";
import type { BaseMessage } from "@langchain/core/messages";

/** What a user said, and all that followed until they spoke again. */
export interface Exchange {
  /** Names it in the memory: the same messages always give the same key. */
  turnKey: string;
  messages: BaseMessage[];
}

/** Marks messages that stand for others: they are not what anybody said. */
export const notSaid = "holdfast_not_said";

/**
 * Splits a conversation into exchanges. Key is the id of the first message of the user, which LangGraph gives to each; for messages
 * without one, their place and words.
 */
export function exchangesOf(messages: readonly BaseMessage[]): Exchange[] {
  const exchanges: Exchange[] = [];
  let answered = true;
  for (const message of messages) {
    if (message.additional_kwargs?.[notSaid] === true) continue;
    const human = message.getType() === "human";
    // several messages of the user in a row are one exchange
    if (human && answered)
      exchanges.push({ turnKey: keyOf(message, exchanges.length), messages: [] });
    answered = !human;
    exchanges.at(-1)?.messages.push(message);
  }
  return exchanges;
}

/**
 * What of an exchange is kept: the words of the user and the answers to them, not what a model says while it calls tools; with
 * `tools`, also what tools answered.
 */
export function saidIn({ messages }: Exchange, tools: boolean): BaseMessage[] {
  return messages.filter((message) => {
    const type = message.getType();
    if (type === "tool") return tools && message.text.trim() !== "";
    if (type !== "human" && type !== "ai") return false;
    const { tool_calls: calls } = message as { tool_calls?: unknown[] };
    return (calls === undefined || calls.length === 0) && message.text.trim() !== "";
  });
}

function keyOf(message: BaseMessage, position: number): string {
  if (message.id !== undefined && message.id !== "") return `langgraph:${message.id}`.slice(0, 512);
  const words = createHash("sha256").update(`${position}\n${message.text}`).digest("hex");
  return `langgraph:#${words}`;
}
