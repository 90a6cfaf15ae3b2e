import type { Turn } from "@holdfast/core";
import { memoryState, note } from "../memory-state.ts";
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
  const { memory, onError } = options;
  const { captured, begun } = memoryState(memory);
  const earlier = call.turns.slice(0, -1);
  const from = Math.max(0, earlier.length - mostTurns);
  if (earlier.slice(from).every(({ key }) => captured.has(key))) return;
  try {
    await runInside(async () => {
      const recorded = await memory.turns?.(call.scope, { order: "descending", limit: lookBack });
      const stands = (turn: PromptTurn | undefined): boolean =>
        turn !== undefined && (captured.has(turn.key) || isAmong(turn, recorded?.items ?? []));
      let follows = stands(earlier[from - 1]);
      for (const [index, turn] of earlier.entries()) {
        if (index < from) continue;
        if (!stands(turn)) {
          const known = follows || begun.has(turn.key) || options.capture.catchUp === "all";
          if (!known) continue;
          await record({ ...call, current: turn, turns: earlier.slice(0, index + 1) }, options);
        }
        note(captured, turn.key);
        follows = true;
      }
    });
  } catch (error) {
    onError?.({ stage: "capture", error });
  }
}

async function record(past: MemoryCall, { memory, capture }: ResolvedOptions): Promise<void> {
  const { current, params, scope } = past;
  const contents = { tools: capture.tools, userOnly: false };
  const messages = turnMessages(params.prompt, current, contents);
  if (messages.length === 0) return;
  await memory.capture(messages, {
    ...scope,
    turnKey: current.key,
    existing: "keep",
    metadata: { [stampName]: { ...turnStamp(past) } },
    actor,
  });
}

// A prompt that holds only the end of a long chat gives its turns other keys than they had. Their words tell.
function isAmong({ text, answer }: PromptTurn, recorded: readonly Turn[]): boolean {
  const said = (role: string, words: string) =>
    words === "" || recorded.some((turn) => turn.role === role && turn.text === words);
  return said("user", text) && said("assistant", answer);
}
