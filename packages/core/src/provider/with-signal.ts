/**
 * Waits for a promise no longer than until the signal fires; then rejects with the signal's reason, also when whatever is
 * behind the promise hangs.
 */
export async function withSignal<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (signal === undefined) return promise;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  if (signal.aborted) stop();
  else signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
    Promise.resolve(promise).catch(() => undefined); // a late failure has nobody left to tell
  }
}
