import type { Recalled } from "./recalled.ts";

interface Entry {
  recalled: Promise<Recalled>;
  /** Which call it belongs to; absent for what was fetched ahead and nobody has used yet. */
  call: WeakRef<object> | undefined;
  expires: number;
}

/** How a turn asks the cache. */
export interface CacheQuery {
  key: string;
  /** An object that is the same for each step of one `generateText` or `streamText`, and of no other. */
  call: object | undefined;
  /** Whether the turn goes on after calls of tools; then it keeps what it has, also in another call. */
  continuing: boolean;
}

/** How long what was recalled is kept for later steps of its turn, and how many turns: an hour, 1,000. */
const lifetimeMs = 3_600_000;
const most = 1_000;

/**
 * What was recalled, by turn: each step of a turn, and each retry of a step, gets the same text without another recall; nothing is
 * an answer too. A new call of the same turn (the answer is generated again) recalls anew. The promise is kept, so that a step
 * that comes while a recall is under way joins it.
 */
export class RecallCache {
  private readonly entries = new Map<string, Entry>();
  private readonly now: () => number;

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  /** What was recalled for this turn, or what `recall` gives now. */
  get(query: CacheQuery, recall: () => Promise<Recalled>): Promise<Recalled> {
    const entry = this.find(query.key);
    if (entry !== undefined && belongsTo(entry, query)) {
      entry.call = new WeakRef(query.call ?? {});
      return entry.recalled;
    }
    const recalled = recall();
    this.put(query.key, recalled, query.call ?? {});
    return recalled;
  }

  /** Keeps what is being recalled for a turn whose call has not begun. */
  put(key: string, recalled: Promise<Recalled>, call?: object): void {
    this.entries.delete(key);
    this.entries.set(key, {
      recalled,
      call: call && new WeakRef(call),
      expires: this.now() + lifetimeMs,
    });
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= most) break;
      this.entries.delete(oldest);
    }
  }

  /** What was recalled for a turn that is over. */
  peek(key: string): Promise<Recalled> | undefined {
    return this.find(key)?.recalled;
  }

  /** Forgets a recall that came to nothing because its caller went away. */
  forget(key: string): void {
    this.entries.delete(key);
  }

  private find(key: string): Entry | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    this.entries.delete(key);
    if (entry.expires <= this.now()) return undefined;
    this.entries.set(key, entry);
    return entry;
  }
}

function belongsTo(entry: Entry, { call, continuing }: CacheQuery): boolean {
  if (continuing || entry.call === undefined) return true;
  return call !== undefined && entry.call.deref() === call;
}
