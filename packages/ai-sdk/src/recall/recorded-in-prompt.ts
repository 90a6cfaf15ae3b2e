import { stampOf } from "../capture/turn-stamp.ts";
import type { MemoryLike } from "../memory-like.ts";
import { textOf } from "../turn/text-of.ts";
import type { RecallRequest } from "./recall-turn.ts";

/** The most turns of a run that are looked through, the latest first. */
const most = 200;

/**
 * The ids of recorded turns that stand in the prompt anyway, so that they need no room in the recalled text. Only turns of the
 * same run are looked at; without one, or without `turns`, it gives none.
 */
export async function recordedInPrompt(
  memory: MemoryLike,
  { prompt, turns, scope }: RecallRequest,
): Promise<string[]> {
  if (memory.turns === undefined || scope.runId === undefined) return [];
  const texts = new Set(prompt.map(({ content }) => textOf(content)));
  for (const { answer } of turns) texts.add(answer);
  const key = turns.at(-1)?.key;
  const limit = Math.min(most, prompt.length + 10);
  const { items } = await memory.turns(scope, { order: "descending", limit });
  return items
    .filter((turn) => texts.has(turn.text) || stampOf(turn)?.turn === key)
    .map(({ id }) => id);
}
