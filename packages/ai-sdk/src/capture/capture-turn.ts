import { memoryState, note } from "../memory-state.ts";
import type { ResolvedOptions } from "../options/resolve-options.ts";
import { runInside } from "../turn/ambient.ts";
import type { MemoryCall } from "../turn/memory-call.ts";
import { findDiscarded } from "./find-discarded.ts";
import { turnMessages } from "./turn-messages.ts";
import { stampName, turnStamp } from "./turn-stamp.ts";

/** What a turn came to. */
export interface TurnOutcome {
  /** What the assistant said in the last step. */
  answer: string;
  /** Whether it was cut short: the user stopped it, or the provider's stream ended early. */
  partial: boolean;
  /** Ids of what was recalled for it. */
  recalled: readonly string[];
}

/** Who records, in the log of the memory. */
export const actor = "ai-sdk";

/**
 * Records a turn. What was recorded for it before is replaced, and what the user discarded by editing or going back is hidden.
 * Never rejects; failures go to `onError`.
 *
 * @returns what went wrong, if anything
 */
export async function captureTurn(
  call: MemoryCall,
  { answer, partial, recalled }: TurnOutcome,
  { memory, capture, onError }: ResolvedOptions,
): Promise<unknown> {
  const { current, params, scope, json } = call;
  if (capture.mode === "off" || (json && capture.json === "off")) return undefined;
  const messages = turnMessages(params.prompt, current, {
    answer,
    tools: capture.tools,
    userOnly: json && capture.json === "user",
  });
  if (messages.length === 0) return undefined;
  try {
    await runInside(async () => {
      const stamp = turnStamp(call);
      const discarded = await findDiscarded(memory, scope, stamp, call.startedAt);
      await memory.capture(messages, {
        ...scope,
        turnKey: stamp.turn,
        metadata: { [stampName]: { ...stamp } },
        actor,
        recalled,
        ...(partial ? { partial } : {}),
      });
      note(memoryState(memory).captured, stamp.turn);
      for (const turnKey of discarded) await memory.capture([], { ...scope, turnKey, actor });
    });
    return undefined;
  } catch (error) {
    onError?.({ stage: "capture", error });
    return error;
  }
}
