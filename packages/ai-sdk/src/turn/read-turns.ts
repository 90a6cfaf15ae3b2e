import { hash } from "node:crypto";
import type { Scope } from "@holdfast/core";
import type { PromptMessage } from "../spec/language-model.ts";
import { textOf } from "./text-of.ts";

/** One turn of a conversation: what the user said and what came of it. */
export interface PromptTurn {
  /** The position of the user's message in the prompt. */
  index: number;
  /** The position behind the turn's last message. */
  end: number;
  /** What the user said. */
  text: string;
  /** What the assistant has said to it so far. */
  answer: string;
  /** Names the turn: equal for each of its steps and retries, and when its answer is generated again. */
  key: string;
  /** The same, also when the application gave the turn a name of its own. */
  contentKey: string;
  /** Names what the turn follows: equal for two versions of a message, of which the user edited one into the other. */
  place: string;
}

/**
 * Reads the turns out of a prompt. Keys are made of the scope and of everything that was said up to the user's message; so they are the
 * same in every process, and no two conversations of one user share one after their first message. System messages and tool
 * results have no part in them, because these change while a turn lasts.
 *
 * @param turnId names the last turn in place of its words and of what was said before it
 */
export function readTurns(
  prompt: readonly PromptMessage[],
  scope: Scope,
  turnId?: string,
): PromptTurn[] {
  const turns: PromptTurn[] = [];
  const owner = [scope.appId, scope.userId, scope.agentId, scope.runId].map((id) => id ?? null);
  let place = digest("1", JSON.stringify(owner));
  for (const [index, message] of prompt.entries()) {
    const last = turns.at(-1);
    if (message.role === "user") {
      if (last !== undefined) place = digest(last.contentKey, last.answer);
      const text = textOf(message.content);
      const parts = typeof message.content === "string" ? 1 : message.content.length;
      const key = digest(place, text === "" ? `${parts} parts` : `text: ${text}`);
      turns.push({ index, end: index + 1, text, answer: "", key, contentKey: key, place });
    } else if (last !== undefined && message.role !== "system") {
      last.end = index + 1;
      if (message.role === "assistant") last.answer = joined(last.answer, textOf(message.content));
    }
  }
  const current = turns.at(-1);
  if (current !== undefined && turnId !== undefined)
    current.key = digest("turn", JSON.stringify([...owner, turnId]));
  return turns;
}

function joined(before: string, text: string): string {
  return before === "" || text === "" ? before + text : `${before}\n${text}`;
}

function digest(...texts: string[]): string {
  return hash("sha256", texts.join("\0"), "hex").slice(0, 32);
}
