import type { Turn } from "@holdfast/core";
import { memoryState, noteCaptured } from "../memory-state.ts";
import type { ResolvedOptions } from "../options/resolve-options.ts";
import { runInside } from "../turn/ambient.ts";
import type { MemoryCall } from "../turn/memory-call.ts";
import type { PromptTurn } from "../turn/read-turns.ts";
import { actor } from "./capture-turn.ts";
import { turnMessages } from "./turn-messages.ts";
import { stampName, turnStamp } from "./turn-stamp.ts";

/** How many turns before the last one are caught up with, and how far back the memory is asked whether it has them. */
const mostTurns = 3;
const lookBack = 100;

/**
 * Records the last turns before this one that were never finished in sight of the adapter: the client disconnected, a stop
 * condition ended the loop, or the process died. What is recorded already stays as it is. Never rejects; failures go to
 * `onError`.
 */
export async function catchUp(call: MemoryCall, options: ResolvedOptions): Promise<void> {
  const { memory, capture, onError } = options;
  const { tools } = capture;
  const state = memoryState(memory);
  const earlier = call.turns.slice(0, -1);
  const missing = earlier.slice(-mostTurns).filter(({ key }) => !state.captured.has(key));
  if (missing.length === 0) return;
  try {
    await runInside(async () => {
      const recorded = await memory.turns?.(call.scope, { order: "descending", limit: lookBack });
      for (const turn of missing) {
        const turns = earlier.slice(0, earlier.indexOf(turn) + 1);
        if (!stands(turn, recorded?.items ?? [])) await record({ ...call, current: turn, turns });
        noteCaptured(state, turn.key);
      }
    });
  } catch (error) {
    onError?.({ stage: "capture", error });
  }

  async function record(past: MemoryCall): Promise<void> {
    const { current, params, scope } = past;
    const messages = turnMessages(params.prompt, current, { tools, userOnly: false });
    if (messages.length === 0) return;
    await memory.capture(messages, {
      ...scope,
      turnKey: current.key,
      existing: "keep",
      metadata: { [stampName]: { ...turnStamp(past) } },
      actor,
    });
  }
}

// A prompt that holds only the end of a long chat gives its turns other keys than they had. Their words tell.
function stands({ text, answer }: PromptTurn, recorded: readonly Turn[]): boolean {
  const said = (role: string, words: string) =>
    words === "" || recorded.some((turn) => turn.role === role && turn.text === words);
  return said("user", text) && said("assistant", answer);
}
