import type { MessageLike } from "@holdfast/core";
import type { Part, PromptMessage } from "../spec/language-model.ts";
import type { PromptTurn } from "../turn/read-turns.ts";
import { textOf } from "../turn/text-of.ts";

/** What of a turn is recorded. */
export interface TurnContents {
  /** What the assistant said last; the prompt does not hold it yet. */
  answer?: string | undefined;
  /** Whether results of tools are recorded. */
  tools: boolean;
  /** Whether anything but the user's words is recorded. */
  userOnly: boolean;
}

/** Tools of the memory itself: what they return is remembered already. */
const memoryTools = new Set([
  ...["searchMemories", "addMemory", "updateMemory", "deleteMemory"],
  "memory",
]);

/**
 * The messages of a turn as they are recorded: the user's words, what the assistant said in all steps as one message, and, if
 * wanted, results of tools in between as words of these tools.
 */
export function turnMessages(
  prompt: readonly PromptMessage[],
  turn: PromptTurn,
  { answer, tools, userOnly }: TurnContents,
): MessageLike[] {
  const messages: MessageLike[] = [];
  if (turn.text !== "") messages.push({ role: "user", content: turn.text });
  if (userOnly) return messages;
  for (const { role, content } of prompt.slice(turn.index + 1, turn.end)) {
    if (role === "assistant") say(messages, textOf(content));
    if (role === "tool" && tools && typeof content !== "string")
      messages.push(...content.flatMap(toolMessage));
  }
  say(messages, answer?.trim() ?? "");
  return messages;
}

function say(messages: MessageLike[], text: string): void {
  if (text === "") return;
  const last = messages.at(-1);
  if (last?.role === "assistant") last.content = `${last.content}\n${text}`;
  else messages.push({ role: "assistant", content: text });
}

function toolMessage({ type, toolName, output }: Part): MessageLike[] {
  const name = String(toolName);
  const content = type === "tool-result" ? textOfOutput(output) : "";
  if (content === "" || memoryTools.has(name)) return [];
  return [{ role: "tool", name, content, origin: `tool:${name}` }];
}

function textOfOutput(output: unknown): string {
  const { type, value } = (output ?? {}) as { type?: string; value?: unknown };
  if (typeof value === "string") return value.trim();
  if (type === "json" || type === "error-json") return JSON.stringify(value) ?? "";
  return type === "content" && Array.isArray(value) ? textOf(value) : "";
}
