import type { MemoryLike } from "./memory-like.ts";
import { RecallCache } from "./recall/recall-cache.ts";

/** What is kept for a memory between calls, whoever makes them: applications often wrap their model anew for each request. */
export interface MemoryState {
  cache: RecallCache;
  /** Keys of turns that this process has recorded. */
  captured: Set<string>;
}

const states = new WeakMap<MemoryLike, MemoryState>();

/** The state that belongs to a memory. */
export function memoryState(memory: MemoryLike): MemoryState {
  let state = states.get(memory);
  if (state === undefined) {
    state = { cache: new RecallCache(), captured: new Set() };
    states.set(memory, state);
  }
  return state;
}

const most = 10_000;

/** Notes that a turn is recorded. */
export function noteCaptured({ captured }: MemoryState, key: string): void {
  captured.delete(key);
  captured.add(key);
  for (const oldest of captured) {
    if (captured.size <= most) break;
    captured.delete(oldest);
  }
}
