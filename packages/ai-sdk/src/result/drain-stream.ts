/**
 * Reads a stream to its end in the background and hands it on from a queue: also what nobody reads any more is read. So the provider
 * is not slowed down by a slow reader, and the queue can grow as long as the answer.
 *
 * @returns the stream for the reader, and when the source is read to its end; that never rejects
 */
export function drainStream<T>(source: ReadableStream<T>): {
  stream: ReadableStream<T>;
  drained: Promise<void>;
} {
  let gone = false;
  let controller: ReadableStreamDefaultController<T> | undefined;
  const stream = new ReadableStream<T>(
    {
      start(started) {
        controller = started;
      },
      cancel() {
        gone = true;
      },
    },
    { highWaterMark: Number.POSITIVE_INFINITY },
  );
  const drained = (async () => {
    try {
      for await (const chunk of source) if (!gone) controller?.enqueue(chunk);
      if (!gone) controller?.close();
    } catch (error) {
      if (!gone) controller?.error(error);
    }
  })();
  return { stream, drained };
}
