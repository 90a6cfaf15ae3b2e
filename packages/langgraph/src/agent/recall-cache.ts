import type { Recalled } from "./agent-memory.ts";

const most = 100;

/** Remembers what was recalled for the exchanges that go on, as many as fit. */
export class RecallCache {
  private readonly known = new Map<string, Promise<Recalled>>();

  /** What was recalled under a key, or what is recalled now. An empty key is never remembered. */
  get(key: string, recall: () => Promise<Recalled>): Promise<Recalled> {
    if (key === "") return recall();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const recalled = recall();
    this.known.set(key, recalled);
    if (this.known.size > most) this.known.delete(this.known.keys().next().value as string);
    return recalled;
  }

  /** What was recalled under a key, if it is remembered, which ends with that: the next exchange under it is recalled anew. */
  take(key: string): Promise<Recalled> | undefined {
    const known = this.known.get(key);
    this.known.delete(key);
    return known;
  }
}
