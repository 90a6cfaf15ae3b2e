import type { Scope } from "@holdfast/core";
import type { PromptTurn } from "./read-turns.ts";

interface Followed {
  owner: string;
  turn: PromptTurn;
}

const followed = new WeakMap<object, Followed>();

/**
 * Keeps the key of a turn through all steps of one `generateText` or `streamText`, also when the application shortens the prompt in
 * between (`prepareStep`), which would give it another one. The steps are told by their headers: one and the same object in ai 5,
 * 6 and 7, though no documentation promises it; without it, keys are made of what the prompt says.
 */
export function followTurn(
  turns: PromptTurn[],
  scope: Scope,
  headers: object | undefined,
): PromptTurn[] {
  const current = turns.at(-1);
  if (current === undefined || headers === undefined) return turns;
  const owner = JSON.stringify(scope);
  const before = followed.get(headers);
  const continuing = current.end > current.index + 1;
  if (continuing && before?.owner === owner && before.turn.text === current.text) {
    const { key, contentKey, place } = before.turn;
    return [...turns.slice(0, -1), { ...current, key, contentKey, place }];
  }
  followed.set(headers, { owner, turn: current });
  return turns;
}
