import { setTimeout as sleep } from "node:timers/promises";
import { HoldfastError } from "@holdfast/core";

/** How a {@link CaptureQueue} works. */
export interface CaptureQueueOptions {
  /** Waits between attempts, for tests. @default a timer that does not keep the process alive */
  wait?: ((milliseconds: number) => Promise<unknown>) | undefined;
}

/** How long to wait after each failed attempt, in milliseconds; then a job is given up. */
const delays = [50, 500];
/** As many jobs wait at most. A store that hangs must not fill the memory of the host. */
const mostWaiting = 1_000;
/** What another attempt cannot change. */
const lasting = new Set(["closed", "store_corrupt", "store_newer", "store_read_only"]);

/**
 * Does jobs one after the other in the background, so that the turns of a conversation are recorded in their order. A job
 * that fails is tried again a few times.
 */
export class CaptureQueue {
  private readonly wait: (milliseconds: number) => Promise<unknown>;
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor({ wait }: CaptureQueueOptions = {}) {
    this.wait = wait ?? ((milliseconds) => sleep(milliseconds, undefined, { ref: false }));
  }

  /**
   * Queues a job; the promise resolves when it is done or given up, and never rejects.
   *
   * @param onFailure told when it was given up, with its last error; must not throw
   */
  push(job: () => Promise<void>, onFailure: (error: unknown) => void): Promise<void> {
    if (this.waiting >= mostWaiting) {
      onFailure(new Error(`${mostWaiting} turns wait already.`));
      return this.last;
    }
    this.waiting++;
    this.last = this.last.then(() => this.attempt(job, onFailure));
    return this.last;
  }

  /**
   * Resolves when everything that was queued so far is done or given up.
   *
   * @param mostMs how long to wait at most, in milliseconds
   */
  async idle(mostMs?: number): Promise<void> {
    if (this.waiting === 0) return;
    if (mostMs === undefined) return this.last;
    const over = new AbortController();
    const pause = sleep(mostMs, undefined, { signal: over.signal }).catch(() => undefined);
    await Promise.race([this.last, pause]);
    over.abort();
  }

  private async attempt(
    job: () => Promise<void>,
    onFailure: (error: unknown) => void,
  ): Promise<void> {
    for (let failures = 0; ; failures++) {
      try {
        await job();
        break;
      } catch (error) {
        const delay = delays[failures];
        if (delay === undefined || isLasting(error)) {
          onFailure(error);
          break;
        }
        await this.wait(delay);
      }
    }
    this.waiting--;
  }
}

function isLasting(error: unknown): boolean {
  if (!HoldfastError.isInstance(error)) return false;
  return lasting.has(error.code) || error.code.startsWith("invalid_");
}
