/** What is told about a stream that passes through. */
export interface StreamTap<T> {
  /** Takes a chunk and gives what is passed on in its place. */
  chunk(chunk: T): T | readonly T[];
  /** The source has ended; what is returned is awaited before the stream ends. */
  end(): Promise<void> | void;
  /** The source failed. */
  fail(error: unknown): Promise<void> | void;
  /** The reader went away. */
  cancel(): Promise<void> | void;
}

/**
 * Passes a stream through, chunk by chunk and only as fast as it is read: nothing is pulled ahead. Told apart are the end, an error of the source
 * and a reader that goes away, and one of them is told; a reader that merely stops reading looks like none of them.
 */
export function tapStream<T>(source: ReadableStream<T>, tap: StreamTap<T>): ReadableStream<T> {
  const reader = source.getReader();
  let over = false;
  const once = async (report: () => Promise<void> | void) => {
    if (over) return;
    over = true;
    await report();
  };
  return new ReadableStream<T>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) {
            await once(() => tap.end());
            controller.close();
            return;
          }
          const chunks = tap.chunk(value);
          for (const chunk of Array.isArray(chunks) ? chunks : [chunks]) controller.enqueue(chunk);
        } catch (error) {
          await once(() => tap.fail(error));
          controller.error(error);
        }
      },
      async cancel(reason) {
        await once(() => tap.cancel());
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
