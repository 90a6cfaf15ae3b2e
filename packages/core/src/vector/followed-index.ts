import type { HoldfastError } from "../errors.ts";
import type { Scope } from "../model/scope.ts";
import { withSignal } from "../provider/with-signal.ts";
import type { Store } from "../store/store.ts";
import { type FeedRequest, feedIndex, followsAnother } from "./feed-index.ts";
import { indexFailure, type OpenIndex, openIndex } from "./open-index.ts";
import type {
  VectorHit,
  VectorIndex,
  VectorIndexContext,
  VectorIndexSource,
  VectorQuery,
} from "./vector-index.ts";

/** What a {@link FollowedIndex} stands on. */
export interface FollowedIndexOptions {
  store: Store;
  source: VectorIndexSource;
  context: Omit<VectorIndexContext, "previous">;
  readOnly: boolean;
  /** How long one call of the index may take, in milliseconds. */
  timeoutMs: number;
}

/** How long a search waits for what the index has not heard of yet, in milliseconds. */
const patienceMs = 200;
/** The wait after a failure, in milliseconds; it doubles up to the second number. */
const [firstPauseMs, longestPauseMs] = [250, 5_000];

/**
 * An index elsewhere that follows a store: it is fed from the store's outbox after each write and before each search, opened
 * again after a failure, and filled again when it turns out to be another one. While it fails, searches are refused at once for
 * a short while instead of waiting for it again.
 */
export class FollowedIndex implements VectorIndex {
  private readonly options: FollowedIndexOptions;
  private readonly closing = new AbortController();
  private opening: Promise<OpenIndex> | undefined;
  private known: string | undefined;
  private feeding: Promise<void> | undefined;
  private failure: { error: HoldfastError; until: number; pauseMs: number } | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: FollowedIndexOptions) {
    this.options = options;
  }

  /** Why a search may miss something, if it may. */
  notice: string | undefined;

  query(vector: Float32Array, query: VectorQuery): Promise<VectorHit[]> {
    const { signal } = query;
    return this.guarded(signal, async () => {
      const open = await this.open(signal);
      await this.catchUp(open, signal);
      const limit = this.limit(signal);
      return withSignal(open.index.query(vector, { ...query, signal: limit }), limit);
    });
  }

  count(scope: Scope): Promise<number> {
    return this.guarded(undefined, async () => {
      const { index } = await this.open(undefined);
      return withSignal(index.count(scope), this.limit(undefined));
    });
  }

  /** Does nothing: what the store puts waits in its outbox. */
  upsert(): Promise<void> {
    return Promise.resolve();
  }

  /** Does nothing: what the store takes out waits in its outbox. */
  delete(): Promise<void> {
    return Promise.resolve();
  }

  /** Passes on what waits, in the background; again later when the index fails. */
  wake(): void {
    if (this.options.readOnly || this.closing.signal.aborted || this.timer !== undefined) return;
    const wait = (this.failure?.until ?? 0) - performance.now();
    if (wait <= 0) {
      void this.feed().catch(() => undefined);
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.wake();
    }, wait).unref();
  }

  /**
   * Passes on everything that waits by now.
   *
   * @throws HoldfastError `index_failed`, `store_*`; the signal's reason
   */
  async feed(
    options: { onProgress?: FeedRequest["onProgress"]; signal?: AbortSignal | undefined } = {},
  ): Promise<void> {
    if (this.options.readOnly) return;
    // one that is under way may have looked before what was written last
    const before = Promise.resolve(this.feeding).catch(() => undefined);
    await withSignal(before, options.signal);
    await withSignal(this.startFeeding(options.onProgress), options.signal);
  }

  /** Tries at once, however shortly ago the index failed. */
  forgetFailure(): void {
    this.failure = undefined;
  }

  /** Looks anew which index there is at the next use: it may have been lost. */
  reopen(): void {
    this.failure = undefined;
    this.opening = undefined;
  }

  /** Ends what is under way; what was not passed on waits in the store. */
  async stop(): Promise<void> {
    this.closing.abort();
    clearTimeout(this.timer);
    await this.feeding?.catch(() => undefined);
  }

  private startFeeding(onProgress?: FeedRequest["onProgress"]): Promise<void> {
    this.feeding ??= this.guarded(undefined, async () => {
      const { index, identity } = await this.open(undefined);
      const { store } = this.options;
      const { signal } = this.closing;
      await feedIndex({ store, index: this.timed(index), identity, onProgress, signal });
    }).finally(() => {
      this.feeding = undefined;
    });
    return this.feeding;
  }

  private timed(index: VectorIndex): FeedRequest["index"] {
    return {
      upsert: (items) => withSignal(index.upsert(items), this.limit(undefined)),
      delete: (items) => withSignal(index.delete(items), this.limit(undefined)),
    };
  }

  // What is written is found by the next search; but a long list is not waited for.
  private async catchUp({ identity }: OpenIndex, signal: AbortSignal | undefined): Promise<void> {
    const { store, readOnly } = this.options;
    const followed = await store.outbox.followed();
    if (followed !== identity) throw followsAnother(store, followed, identity);
    this.notice = undefined;
    const patience = AbortSignal.timeout(patienceMs);
    const either = signal === undefined ? patience : AbortSignal.any([signal, patience]);
    while ((await store.outbox.pending(1)).length > 0) {
      try {
        if (!readOnly) await withSignal(this.startFeeding(), either);
      } catch (error) {
        if (!patience.aborted || signal?.aborted) throw error;
      }
      if (!readOnly && !patience.aborted) continue;
      const { pendingIndex } = await store.counts();
      this.notice = `The vector index has not heard of ${pendingIndex} items yet`;
      return;
    }
  }

  private open(signal: AbortSignal | undefined): Promise<OpenIndex> {
    const { source, context, store, readOnly } = this.options;
    this.opening ??= withSignal(
      openIndex(source, context, { store, readOnly, known: this.known }),
      this.limit(undefined),
    ).then((open) => {
      this.known = open.identity;
      return open;
    });
    return withSignal(this.opening, this.limit(signal));
  }

  // A failure closes the way for a while; that the caller gives up is none.
  private async guarded<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    if (this.failure !== undefined && performance.now() < this.failure.until) {
      throw this.failure.error;
    }
    const { opening } = this;
    try {
      const result = await work();
      this.failure = undefined;
      return result;
    } catch (error) {
      if (signal?.aborted || this.closing.signal.aborted) throw error;
      if (opening === undefined || opening === this.opening) this.opening = undefined;
      const failure = indexFailure(error, this.known);
      const pauseMs = Math.min((this.failure?.pauseMs ?? firstPauseMs / 2) * 2, longestPauseMs);
      this.failure = { error: failure, until: performance.now() + pauseMs, pauseMs };
      this.wake();
      throw failure;
    }
  }

  private limit(signal: AbortSignal | undefined): AbortSignal {
    const own = [AbortSignal.timeout(this.options.timeoutMs), this.closing.signal];
    return AbortSignal.any(signal === undefined ? own : [signal, ...own]);
  }
}
