import type { ModelAnswer } from "@holdfast/core";
import { serverError } from "./server-error.ts";

type Shape = { readonly [name: string]: unknown };

/**
 * Reads a chat completion, as OpenAI and the servers that follow it answer. A refusal becomes the text, with the finish
 * reason `content-filter`.
 *
 * @throws ServerError for an error in a body with status 200, and for anything else that is no completion
 */
export function readCompletion(completion: unknown): ModelAnswer {
  const { choices, error, usage } = shapeOf(completion);
  if (error !== undefined && error !== null) throw serverError(error);
  const [choice] = Array.isArray(choices) ? choices.map(shapeOf) : [];
  if (choice === undefined) {
    const hint = "check the address: it usually ends in /v1";
    throw new TypeError(
      `The server answered with something other than a chat completion (${hint}).`,
    );
  }
  const { content, refusal } = shapeOf(choice.message);
  const text = textOf(content);
  return answerOf(text, typeof refusal === "string" ? refusal : "", choice.finish_reason, usage);
}

/** An answer from its pieces, complete or gathered from a stream. */
export function answerOf(
  text: string,
  refusal: string,
  finishReason: unknown,
  usage: unknown,
): ModelAnswer {
  const refused = text === "" && refusal !== "";
  const reason = refused || finishReason === "content_filter" ? "content-filter" : finishReason;
  const { prompt_tokens, completion_tokens } = shapeOf(usage);
  return {
    text: refused ? refusal : text,
    usage: { inputTokens: countOf(prompt_tokens), outputTokens: countOf(completion_tokens) },
    finishReason: typeof reason === "string" ? reason : undefined,
  };
}

/** A text, or the text parts of a list of parts. */
export function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map(shapeOf)
    .filter(({ type, text }) => type === "text" && typeof text === "string")
    .map(({ text }) => text)
    .join("");
}

/** A value as an object to look into. */
export function shapeOf(value: unknown): Shape {
  return typeof value === "object" && value !== null ? (value as Shape) : {};
}

function countOf(tokens: unknown): number | undefined {
  return typeof tokens === "number" ? tokens : undefined;
}
