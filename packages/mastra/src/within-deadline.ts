/**
 * Waits for some work no longer than a deadline, and no longer than another signal lasts.
 *
 * @param milliseconds how long to wait
 * @param work is told by its signal when nobody waits any more
 * @throws what the work throws; an Error when the time is over, the reason of `outer` when that fires
 */
export function withinDeadline<T>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  const over = new AbortController();
  const signal = outer === undefined ? over.signal : AbortSignal.any([outer, over.signal]);
  const timer = setTimeout(
    () => over.abort(new Error(`There was no answer within ${milliseconds} ms.`)),
    milliseconds,
  );
  const ended = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  const run = async () => work(signal);
  return Promise.race([run(), ended]).finally(() => clearTimeout(timer));
}
