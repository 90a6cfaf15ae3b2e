/**
 * Runs work that ends with the deadline or the caller's signal, also when the work looks at neither.
 *
 * @throws the reason of the caller's signal; an Error when time is over; what the work throws
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  milliseconds: number,
  caller: AbortSignal | undefined,
): Promise<T> {
  caller?.throwIfAborted();
  const over = new AbortController();
  const timer = setTimeout(
    () => over.abort(new Error(`it took longer than ${milliseconds} ms`)),
    milliseconds,
  );
  const signal = caller === undefined ? over.signal : AbortSignal.any([over.signal, caller]);
  try {
    return await Promise.race([work(signal), rejection(signal)]);
  } finally {
    clearTimeout(timer);
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
