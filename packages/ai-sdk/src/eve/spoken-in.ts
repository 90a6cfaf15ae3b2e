import type { Part } from "../spec/language-model.ts";
import { textOf } from "../turn/text-of.ts";

/** The tag around what is recalled; eve shows it as a message of the user. */
const fence = "<holdfast-memory>";

/** What users and assistants say in messages, a message or a text: without tools, instructions, and what was recalled. */
export function spokenIn(input: unknown): { role: "user" | "assistant"; content: string }[] {
  if (typeof input === "string") return spokenIn([{ role: "user", content: input }]);
  if (!Array.isArray(input)) return input ? spokenIn([input]) : [];
  return input.flatMap(({ role, content, parts }) => {
    if (role !== "user" && role !== "assistant") return [];
    const given = (parts ?? content ?? "") as string | readonly Part[];
    const text = typeof given === "string" || Array.isArray(given) ? textOf(given) : "";
    return text === "" || text.includes(fence) ? [] : [{ role, content: text }];
  });
}
