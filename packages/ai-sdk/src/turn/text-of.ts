import type { PromptMessage } from "../spec/language-model.ts";

/** The words in the content of a message, its text parts on lines of their own. Reasoning, files and tool calls are not words. */
export function textOf(content: PromptMessage["content"]): string {
  if (typeof content === "string") return content.trim();
  return content
    .filter((part) => part.type === "text" && typeof part.text === "string")
    .map((part) => (part.text as string).trim())
    .filter((text) => text !== "")
    .join("\n");
}
