import { estimateTokens } from "@holdfast/core";
import type { BaseMessage } from "@langchain/core/messages";
import { notSaid } from "../agent/exchanges.ts";

/** A conversation in two parts. */
export interface SplitConversation {
  /** The summary of what was left out before, if there is one. */
  summary: BaseMessage | undefined;
  /** What is to be summarised. */
  old: BaseMessage[];
  /** What stays. */
  recent: BaseMessage[];
}

/**
 * Splits a conversation that has grown too long, where the user begins to speak: an answer of a tool is never parted from its call. At
 * least the last exchange stays. Undefined when it is short enough, or is one exchange.
 *
 * @param maxTokens how long it may be before anything is done (estimated)
 * @param keepTokens how much of the end stays, at most
 */
export function splitConversation(
  messages: readonly BaseMessage[],
  { maxTokens, keepTokens }: { maxTokens: number; keepTokens: number },
): SplitConversation | undefined {
  const sizes = messages.map(tokensOf);
  if (sizes.reduce((sum, size) => sum + size, 0) <= maxTokens) return undefined;
  const summary = messages.find((message) => message.additional_kwargs?.[notSaid] === true);
  const said = messages.map((_, index) => index).filter((index) => messages[index] !== summary);
  let start = -1;
  let kept = 0;
  for (const index of said.toReversed()) {
    kept += sizes[index] as number;
    const opens =
      messages[index]?.getType() === "human" && messages[index - 1]?.getType() !== "human";
    if (!opens) continue;
    if (start >= 0 && kept > keepTokens) break;
    start = index;
  }
  const old = said.filter((index) => index < start).map((index) => messages[index] as BaseMessage);
  if (start < 0 || old.length === 0) return undefined;
  return { summary, old, recent: messages.slice(start) };
}

// Calls of tools count, too.
function tokensOf(message: BaseMessage): number {
  const { tool_calls: calls } = message as { tool_calls?: unknown[] };
  const called = calls === undefined || calls.length === 0 ? "" : JSON.stringify(calls);
  return estimateTokens(`${message.text}${called}`) + perMessage;
}

const perMessage = 4; // role and separators, as providers count them
