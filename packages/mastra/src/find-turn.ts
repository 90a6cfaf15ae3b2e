import { createHash } from "node:crypto";
import type { MastraDBMessage, MessageList } from "@mastra/core/agent";
import type { SpokenMessage } from "./read-messages.ts";
import { isUserMessage, spokenMessages, textOf } from "./read-messages.ts";

/** What a run said: the last words of the user, and everything since. */
export interface FoundTurn {
  messages: SpokenMessage[];
  /** Names the turn: the same for a repeated run, for one that was suspended and resumed, and for a regenerated answer. */
  turnKey: string;
}

/**
 * Finds the turn of a run. It begins with the user's last messages: those of the input, or, when a resumed run or the result
 * of a tool in the browser brings none, the last ones of the conversation. Undefined when the run was caused by something
 * else than the user, such as a reminder, or nobody said anything.
 */
export function findTurn(list: MessageList): FoundTurn | undefined {
  const input = list.get.input.db();
  const all = list.get.all.db();
  if (!input.some(isUserMessage) && input.some(({ role }) => role === "signal")) return undefined;
  const source = input.some(isUserMessage) ? input : all;
  const last = source.findLastIndex(isUserMessage);
  let first = last;
  while (first > 0 && isBeforeAnswer(source[first - 1] as MastraDBMessage)) first--;
  while (first < last && !isUserMessage(source[first] as MastraDBMessage)) first++;
  const opening = source[first];
  if (opening === undefined) return undefined;
  const start = all.findIndex(({ id }) => id === opening.id);
  // context messages are what the caller lays beside the conversation
  const known = new Set([...list.get.response.db(), ...source].map(({ id }) => id));
  const turn = all.slice(start).filter(({ id }) => known.has(id));
  const messages = spokenMessages(turn);
  if (messages.length === 0) return undefined;
  const turnKey = source === input ? keyOf(input.slice(0, last + 1), opening) : messageKey(opening);
  return { messages, turnKey };
}

// A user message or any signal: both can stand between the answers of an assistant.
function isBeforeAnswer({ role }: MastraDBMessage): boolean {
  return role === "user" || role === "signal";
}

/**
 * A client that sends the whole conversation each time may give its messages new ids each time, so the words of the
 * conversation name the turn. Otherwise the message does.
 */
function keyOf(upToUser: readonly MastraDBMessage[], opening: MastraDBMessage): string {
  const before = upToUser.slice(0, upToUser.indexOf(opening));
  if (!before.some(({ role }) => role === "assistant")) return messageKey(opening);
  const words = JSON.stringify(upToUser.map((message) => [message.role, textOf(message)]));
  return `mastra:history:${createHash("sha256").update(words).digest("base64url")}`;
}

function messageKey({ id }: MastraDBMessage): string {
  return `mastra:${id}`;
}
