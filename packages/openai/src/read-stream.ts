import type { ModelAnswer } from "@holdfast/core";
import { answerOf, readCompletion, shapeOf, textOf } from "./read-completion.ts";
import { serverError } from "./server-error.ts";

/**
 * Gathers the answer from a stream of chat completion chunks. A stream that ends before the server has said why it ends was cut
 * off, and is worth another try.
 *
 * @throws ServerError for an error inside the stream and for one that was cut off; the reason of the signal when it fired
 */
export async function readStream(
  stream: unknown,
  signal: AbortSignal | undefined,
): Promise<ModelAnswer> {
  if (!isAsyncIterable(stream)) return readCompletion(stream);
  let text = "";
  let refusal = "";
  let finishReason: unknown;
  let usage: unknown;
  try {
    for await (const chunk of stream) {
      const { choices, usage: counted, error } = shapeOf(chunk);
      if (error !== undefined && error !== null) throw serverError(error);
      usage = counted ?? usage;
      const choice = shapeOf(Array.isArray(choices) ? choices[0] : undefined);
      const delta = shapeOf(choice.delta);
      text += textOf(delta.content);
      if (typeof delta.refusal === "string") refusal += delta.refusal;
      finishReason = choice.finish_reason ?? finishReason;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw inStream(error);
  }
  // The client ends an aborted stream as if it were complete.
  signal?.throwIfAborted();
  if (finishReason === undefined) {
    throw Object.assign(new Error("The stream of the server ended before the answer did."), {
      isRetryable: true,
    });
  }
  return answerOf(text, refusal, finishReason, usage);
}

/** What the client makes of an error inside a stream has the body of the server's error, and no status. */
function inStream(error: unknown): unknown {
  const { status, error: body } = shapeOf(error);
  return status === undefined && typeof body === "object" && body !== null
    ? serverError(body)
    : error;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
