import { setTimeout as pause } from "node:timers/promises";
import type { Scope } from "../model/scope.ts";
import type { WriteDependencies } from "../write/write-dependencies.ts";
import type { ExtractionOutcome, FailedOutcome } from "./run-extraction.ts";
import { runExtraction } from "./run-extraction.ts";

/** How long to wait at most before looking again: another process may have left work behind. In milliseconds. */
const longestPauseMs = 60_000;
/** How long to wait while another lease holds what could be read next, in milliseconds. */
const heldElsewhereMs = 100;

/** What {@link ExtractionWorker.drain} shall do. */
export interface DrainOptions {
  /** Only turns within this scope. */
  scope?: Scope | undefined;
  /** Also turns that were given up. */
  givenUp?: boolean | undefined;
  /** Told after each conversation how many turns have been read. */
  onProgress?: ((done: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Reads the facts out of the turns that wait, in the background of its process, one conversation after the other. Its timers keep no
 * process alive: what still waits at the end waits in the store.
 */
export class ExtractionWorker {
  private readonly dependencies: WriteDependencies;
  private readonly onOutcome: (outcome: ExtractionOutcome) => Promise<void>;
  private readonly stopping = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private timerAt = Number.POSITIVE_INFINITY;
  private running: Promise<void> | undefined;
  /** Whether there was a reason to look again while it was running. */
  private again = false;

  /**
   * @param onOutcome told of each conversation that was read, or that failed; it must not throw
   */
  constructor(
    dependencies: WriteDependencies,
    onOutcome: (outcome: ExtractionOutcome) => Promise<void>,
  ) {
    this.dependencies = dependencies;
    this.onOutcome = onOutcome;
  }

  /** Lets the worker look for work after a time, in milliseconds, or earlier if it was to anyway. */
  wake(delayMs: number): void {
    if (this.stopping.signal.aborted) return;
    const at = performance.now() + delayMs;
    if (at >= this.timerAt) return;
    clearTimeout(this.timer);
    this.timerAt = at;
    this.timer = setTimeout(() => this.start(), Math.min(delayMs, longestPauseMs));
    this.timer.unref();
  }

  /**
   * Reads everything that waits, due or not, also what other processes are at, until nothing waits any more.
   *
   * @returns the failures; turns that failed wait on
   * @throws HoldfastError `closed`, `store_*`; the signal's reason
   */
  async drain({ scope, givenUp, onProgress, signal }: DrainOptions): Promise<FailedOutcome[]> {
    const { store } = this.dependencies;
    const failed: FailedOutcome[] = [];
    const except: string[] = [];
    let done = 0;
    for (;;) {
      signal?.throwIfAborted();
      const outcome = await runExtraction(
        { scope, early: true, givenUp, except, signal: this.either(signal) },
        this.dependencies,
      );
      if (outcome !== undefined) {
        await this.onOutcome(outcome);
        if (!("failure" in outcome)) {
          done += outcome.turns.length;
          onProgress?.(done);
          continue;
        }
        failed.push(outcome);
        except.push(...outcome.turns.map(({ id }) => id));
        // a model that does not answer will not answer about the next conversation either
        if (outcome.failure.code !== "model_output_invalid") return failed;
        continue;
      }
      const waiting = (await store.counts(scope)).extractions.pending;
      const failing = failed.filter((each) => !each.givenUp).flatMap(({ turns }) => turns);
      if (waiting <= failing.length) return failed;
      await pause(heldElsewhereMs);
    }
  }

  /** Ends what is under way; the turns wait on. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.stopping.abort();
    await this.running;
  }

  private start(): void {
    this.timerAt = Number.POSITIVE_INFINITY;
    this.again = this.running !== undefined;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
      if (this.again) this.start();
    });
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    try {
      while (!signal.aborted) {
        const outcome = await runExtraction({ signal }, this.dependencies);
        if (outcome === undefined) break;
        await this.onOutcome(outcome);
      }
      const next = await this.dependencies.store.extractions.next();
      const now = this.dependencies.clock();
      if (next !== undefined) this.wake(Math.max(heldElsewhereMs, next - now));
    } catch {
      // the store itself failed: everything waits in it, and whoever uses it next is told
      this.wake(longestPauseMs);
    }
  }

  private either(signal: AbortSignal | undefined): AbortSignal {
    const { signal: stopping } = this.stopping;
    return signal === undefined ? stopping : AbortSignal.any([signal, stopping]);
  }
}
