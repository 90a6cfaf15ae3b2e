import { memoryState } from "../memory-state.ts";
import type { ResolvedOptions } from "../options/resolve-options.ts";
import type { MemoryCall } from "../turn/memory-call.ts";
import type { PromptTurn } from "../turn/read-turns.ts";
import { type RecallRequest, recallTurn } from "./recall-turn.ts";
import type { Recalled } from "./recalled.ts";

/** Recalls for a call, once per turn: later steps and retries get what the first one got. Never rejects. */
export async function recallOnce(call: MemoryCall, options: ResolvedOptions): Promise<Recalled> {
  const { params, turns, current, scope } = call;
  const { cache } = memoryState(options.memory);
  const key = cacheKey(current, options);
  const signal = params.abortSignal;
  const continuing = current.end > current.index + 1;
  const recalled = cache.get({ key, call: params.headers, continuing }, () =>
    recallTurn({ prompt: params.prompt, turns, scope, signal }, options),
  );
  const result = await recalled;
  if (signal?.aborted) cache.forget(key);
  return result;
}

/** Begins to recall for a turn whose call comes later. */
export function recallAhead(request: RecallRequest, options: ResolvedOptions): Promise<Recalled> {
  const recalled = recallTurn(request, options);
  const current = request.turns.at(-1);
  if (current !== undefined)
    memoryState(options.memory).cache.put(cacheKey(current, options), recalled);
  return recalled;
}

/** What each turn of a prompt was given: the last one now, earlier ones what is still known of them. */
export async function textsOfTurns(
  { turns, current }: MemoryCall,
  { text }: Recalled,
  options: ResolvedOptions,
): Promise<(turn: PromptTurn) => string> {
  const texts = new Map([[current, text]]);
  if (options.inject === "sticky") {
    const { cache } = memoryState(options.memory);
    for (const turn of turns.slice(0, -1)) {
      const earlier = await cache.peek(cacheKey(turn, options));
      if (earlier !== undefined) texts.set(turn, earlier.text);
    }
  }
  return (turn) => texts.get(turn) ?? "";
}

// Two models may share a memory and recall from it in different ways.
function cacheKey({ key }: PromptTurn, { recall }: ResolvedOptions): string {
  const { limit, maxTokens, acrossRuns } = recall;
  return JSON.stringify([key, limit, maxTokens, acrossRuns]);
}
