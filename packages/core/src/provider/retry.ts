import { describeFailure, type Failure } from "./failure.ts";

/** How {@link retry} tries again. */
export interface RetryOptions {
  /** How often to try again after the first attempt. @default 2 */
  retries?: number | undefined;
  /** The wait before the second attempt, in milliseconds; it doubles each time. @default 1000 */
  firstDelayMs?: number | undefined;
  /** The longest wait, also when the server asks for more, in milliseconds. @default 30000 */
  longestDelayMs?: number | undefined;
  /** Stops the waiting. The call itself has to watch it too. */
  signal?: AbortSignal | undefined;
  /** When the answer is needed, in milliseconds since 1970: no wait goes beyond it. @default never */
  deadline?: number | undefined;
  /** Told before each wait. */
  onRetry?: ((failure: Failure, delayMs: number) => void) | undefined;
  /** Waits; rejects when the signal fires. @default a timer */
  sleep?: ((milliseconds: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
  /** From 0 to below 1. @default Math.random */
  random?: (() => number) | undefined;
  /** Milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined;
}

/**
 * Makes a call, and makes it again when it fails in a way that may pass: status 408, 409, 425, 429 or 5xx, a connection that
 * broke, or an error that says `isRetryable`. The waits double, each somewhere between half and the whole of its length, so that
 * many callers do not come back together; a `Retry-After` of the server is the least wait.
 *
 * Rejects with the last error as it came. Gives up at once when the next attempt could only start after the deadline.
 */
export async function retry<T>(call: () => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const { retries = 2, firstDelayMs = 1_000, longestDelayMs = 30_000, signal } = options;
  const { sleep = pause, random = Math.random, now = Date.now } = options;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= retries || signal?.aborted) throw error;
      const failure = describeFailure(error, now());
      if (!failure.retryable) throw error;
      const backoff = firstDelayMs * 2 ** attempt * (0.5 + random() / 2);
      const delay = Math.min(Math.max(backoff, failure.retryAfterMs ?? 0), longestDelayMs);
      if (options.deadline !== undefined && now() + delay >= options.deadline) throw error;
      options.onRetry?.(failure, delay);
      await sleep(delay, signal);
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
