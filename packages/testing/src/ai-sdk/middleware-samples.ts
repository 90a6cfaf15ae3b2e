import assert from "node:assert/strict";
import type { MiddlewareTools } from "./middleware-context.ts";
import type { ScriptedCall } from "./scripted-ai-sdk-model.ts";

/** Maya in her chat. */
export const maya = { userId: "maya", runId: "chat-1" };

/** What is known about Maya, a question that it answers, and a word of it. */
export const known = {
  fact: "My sister Ana is allergic to walnuts.",
  question: "What is my sister Ana allergic to?",
  word: "walnuts",
};

/** The roles and words that are recorded of a conversation. */
export async function wordsOf(
  { memory }: MiddlewareTools,
  identity = maya,
): Promise<[role: string, text: string][]> {
  await memory.settled();
  return (await memory.recorded(identity)).map(({ role, text }) => [role, text]);
}

/** Fails unless the memory was asked and has recorded so often. */
export async function assertCounts(
  { memory }: MiddlewareTools,
  expected: { recalls: number; captures: number },
): Promise<void> {
  await memory.settled();
  assert.deepEqual({ recalls: memory.recalls(), captures: memory.captures() }, expected);
}

/** Everything that a provider was told in a call. */
export function toldIn(call: ScriptedCall | undefined): string {
  return JSON.stringify(call?.prompt);
}

/** Fails unless each step begins with exactly what the first one was told. */
export function assertSameStart(calls: readonly ScriptedCall[]): void {
  const first = calls[0]?.prompt ?? [];
  for (const { prompt } of calls)
    assert.equal(JSON.stringify(prompt.slice(0, first.length)), JSON.stringify(first));
}
