import type { BaseMessage } from "@langchain/core/messages";

const names: Record<string, string> = { human: "User", ai: "Assistant", tool: "Tool" };
const longest = 2_000;

/** A conversation as text, a line per message: who, then what they said; long answers of tools are cut. */
export function transcriptOf(messages: readonly BaseMessage[]): string {
  return messages
    .filter((message) => names[message.getType()] !== undefined && message.text.trim() !== "")
    .map((message) => {
      const type = message.getType();
      const said = message.text.trim();
      const text = type === "tool" && said.length > longest ? `${said.slice(0, longest)}…` : said;
      const by = message.name === undefined ? names[type] : `${names[type]} (${message.name})`;
      return `${by}: ${text}`;
    })
    .join("\n");
}
