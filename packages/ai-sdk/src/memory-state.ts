import type { MemoryLike } from "./memory-like.ts";
import { RecallCache } from "./recall/recall-cache.ts";

/** What is kept for a memory between calls, whoever makes them: applications often wrap their model anew for each request. */
export interface MemoryState {
  cache: RecallCache;
  /** Keys of turns whose calls this process has seen. */
  begun: Set<string>;
  /** Keys of turns that this process has recorded. */
  captured: Set<string>;
}

const states = new WeakMap<MemoryLike, MemoryState>();

/** The state that belongs to a memory. */
export function memoryState(memory: MemoryLike): MemoryState {
  let state = states.get(memory);
  if (state === undefined) {
    state = { cache: new RecallCache(), begun: new Set(), captured: new Set() };
    states.set(memory, state);
  }
  return state;
}

const most = 10_000;

/** Notes a turn's key; of more than 10,000 the oldest are forgotten. */
export function note(keys: Set<string>, key: string): void {
  keys.delete(key);
  keys.add(key);
  for (const oldest of keys) {
    if (keys.size <= most) break;
    keys.delete(oldest);
  }
}
