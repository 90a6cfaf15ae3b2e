import { HoldfastError } from "../errors.ts";
import type { Origin, Role } from "./origin.ts";
import { isOrigin } from "./origin.ts";
import type { TimeInput } from "./time.ts";
import { parseTime } from "./time.ts";

/**
 * One message in any of the usual shapes: `{ role, content }` with a string or content parts (OpenAI, AI SDK model
 * messages), `{ role, parts }` (AI SDK UI messages), LangChain messages, Mastra messages. `name`, `timestamp` and `origin`
 * are Holdfast's own additions to a plain message.
 */
export interface MessageLike {
  role?: string;
  content?: unknown;
  parts?: unknown;
  name?: string | null | undefined;
  /** When it was said. */
  timestamp?: TimeInput | undefined;
  /** Who the words come from, when it is not the role. */
  origin?: Origin | undefined;
}

/** What `add` takes: a text said by the user, a message, or several messages in the order they were said. */
export type MessageInput = string | MessageLike | readonly (string | MessageLike)[];

/** A message after its shape was recognised. `text` is empty when it holds no words, such as an image or a tool call. */
export interface Message {
  role: Role;
  text: string;
  name?: string;
  at?: number;
  origin?: Origin;
}

const roles: Record<string, Role> = {
  user: "user",
  human: "user",
  assistant: "assistant",
  ai: "assistant",
  model: "assistant",
  system: "system",
  developer: "system",
  tool: "tool",
  function: "tool",
};

/**
 * Recognises the shape of each message.
 *
 * @throws HoldfastError `invalid_input` for a shape that is not known; the message names the position.
 */
export function parseMessages(input: unknown): Message[] {
  const messages = Array.isArray(input) ? input : [input];
  return messages.map((message, index) => parseMessage(message, index));
}

function parseMessage(input: unknown, index: number): Message {
  if (typeof input === "string") return { role: "user", text: input };
  if (typeof input !== "object" || input === null)
    refuse(index, `is ${input === null ? "null" : `a ${typeof input}`}`);
  const source = input as Record<string, unknown>;
  const roleName = roleNameOf(source);
  const role = Object.hasOwn(roles, roleName) ? roles[roleName] : undefined;
  if (role === undefined)
    return refuse(index, `has no known role (${JSON.stringify(roleName).slice(0, 40)})`);
  const text = textOf(source.parts ?? source.content);
  if (text === undefined)
    return refuse(index, "has a content that is neither text nor a list of readable parts");
  const message: Message = { role, text };
  const name =
    source.name ?? (role === "tool" ? toolNameOf(source.parts ?? source.content) : undefined);
  if (typeof name === "string" && name.trim() !== "") message.name = name.trim();
  const time = source.timestamp ?? source.createdAt;
  if (time !== undefined && time !== null)
    message.at = parseTime(time, `messages[${index}].timestamp`);
  if (source.origin !== undefined) {
    if (!isOrigin(source.origin)) return refuse(index, "has an unknown origin");
    message.origin = source.origin;
  }
  return message;
}

// LangChain messages name their type in a method; serialised ones in `type`
function roleNameOf(source: Record<string, unknown>): string {
  if (typeof source.role === "string") return source.role;
  for (const method of ["getType", "_getType"]) {
    const read = source[method];
    if (typeof read === "function") return String(read.call(source));
  }
  return typeof source.type === "string" ? source.type : "";
}

function textOf(content: unknown): string | undefined {
  if (content === undefined || content === null) return "";
  if (typeof content === "string") return content;
  if (Array.isArray(content)) {
    const texts = content.map(textOfPart);
    return texts.includes(undefined) ? undefined : texts.filter((text) => text !== "").join("\n");
  }
  if (typeof content === "object") {
    const { parts, content: inner } = content as { parts?: unknown; content?: unknown }; // Mastra: content.parts
    if (Array.isArray(parts)) return textOf(parts);
    if (typeof inner === "string") return inner;
  }
  return undefined;
}

function textOfPart(part: unknown): string | undefined {
  if (typeof part === "string") return part;
  if (typeof part !== "object" || part === null) return "";
  const { type, text, output, result } = part as Record<string, unknown>;
  if (
    typeof text === "string" &&
    (type === undefined || /^((input|output)_)?text$/u.test(String(type)))
  )
    return text;
  if (type === "tool-result") return textOfToolOutput(output ?? result);
  return "";
}

// Undefined for what JSON cannot say, such as a cycle.
function textOfToolOutput(output: unknown): string | undefined {
  if (typeof output === "string") return output;
  const value = (output as { value?: unknown } | null | undefined)?.value ?? output;
  if (typeof value === "string") return value;
  try {
    return value === undefined || value === null ? "" : (JSON.stringify(value) ?? "");
  } catch {
    return undefined;
  }
}

function toolNameOf(content: unknown): string | undefined {
  if (!Array.isArray(content)) return undefined;
  const part = content.find(
    (item) => typeof item === "object" && item !== null && "toolName" in item,
  );
  return part === undefined ? undefined : String(part.toolName);
}

function refuse(index: number, problem: string): never {
  throw new HoldfastError("invalid_input", `Message ${index} ${problem}.`, {
    hint: "Pass a string, { role, content } with text or content parts, or a message of the AI SDK, LangChain, Mastra or OpenAI.",
  });
}
