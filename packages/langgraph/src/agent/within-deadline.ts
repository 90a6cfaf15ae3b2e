/**
 * Waits for some work no longer than a deadline, and no longer than another signal lasts.
 *
 * @param milliseconds how long to wait
 * @param work is told by its signal when nobody waits any more
 * @throws what the work throws; an Error when the time is over, the reason of `outer` when that fires
 */
export async function withinDeadline<T>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
  outer: AbortSignal | undefined,
): Promise<T> {
  const timeout = new AbortController();
  const signal = outer === undefined ? timeout.signal : AbortSignal.any([timeout.signal, outer]);
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener("abort", stop);
  const timer = setTimeout(
    () => timeout.abort(new Error(`no answer within ${milliseconds} ms`)),
    milliseconds,
  );
  try {
    signal.throwIfAborted();
    return await Promise.race([work(signal), stopped]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}
