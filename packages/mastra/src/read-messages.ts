import type { MastraDBMessage } from "@mastra/core/agent";

/** A message as Holdfast takes it. */
export interface SpokenMessage {
  role: "user" | "assistant";
  content: string;
  timestamp: Date;
}

/**
 * Whether a message is what the user said: a user message, or a signal that carries one, as Studio and channels send them.
 * Other signals (states, reminders, notifications) are never the user's words.
 */
export function isUserMessage(message: MastraDBMessage): boolean {
  if (message.role === "user") return true;
  if (message.role !== "signal") return false;
  const { type } = (message.content.metadata?.signal ?? {}) as { type?: unknown };
  return type === "user" || type === "user-message";
}

/** The words of a message; empty for one without, such as a call of a tool or an image. */
export function textOf({ content }: MastraDBMessage): string {
  const texts = (content.parts ?? []).map((part) => (part.type === "text" ? part.text : ""));
  const text = texts.filter((part) => part.trim() !== "").join("\n");
  return text === "" ? (content.content ?? "") : text;
}

/** What user and assistant said, in order; everything else is left out. */
export function spokenMessages(messages: readonly MastraDBMessage[]): SpokenMessage[] {
  return messages.flatMap((message) => {
    const role = isUserMessage(message) ? "user" : message.role;
    const content = textOf(message);
    if ((role !== "user" && role !== "assistant") || content.trim() === "") return [];
    return [{ role, content, timestamp: message.createdAt }];
  });
}
