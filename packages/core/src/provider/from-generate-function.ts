import type { LanguageModel, ModelAnswer, ModelRequest } from "./language-model.ts";
import { shapeOf } from "./shape.ts";

/** What a function of your own may answer: the text, or an answer of which only `text` or `value` must be there. */
export type LooseAnswer =
  | string
  | { readonly text: string; readonly usage?: ModelAnswer["usage"]; readonly finishReason?: string }
  | { readonly value: unknown; readonly usage?: ModelAnswer["usage"] };

/** A function of your own that asks a model. */
export type GenerateFunction = (request: ModelRequest) => LooseAnswer | PromiseLike<LooseAnswer>;

/**
 * Uses a function of your own as the language model.
 *
 * @example
 * ```ts
 * const llm = fromGenerateFunction(async ({ system, messages }) => {
 *   const response = await fetch("http://127.0.0.1:8080/ask", { method: "POST", body: JSON.stringify({ system, messages }) });
 *   return await response.text();
 * }, { id: "my-model" });
 * ```
 */
export function fromGenerateFunction(
  generate: GenerateFunction,
  options: { id?: string | undefined } = {},
): LanguageModel {
  return {
    id: options.id ?? `function:${generate.name || "anonymous"}`,
    async generate(request) {
      return readAnswer(await generate(request));
    },
  };
}

function readAnswer(answer: unknown): ModelAnswer {
  if (typeof answer === "string") return { text: answer, usage: {} };
  const { text, value, usage, finishReason } = shapeOf(answer) ?? {};
  if (typeof text !== "string" && value === undefined) {
    throw new TypeError(
      "The model must answer with a text, or with an object that has text or value.",
    );
  }
  return {
    text: typeof text === "string" ? text : JSON.stringify(value),
    usage: (shapeOf(usage) ?? {}) as ModelAnswer["usage"],
    ...(value === undefined ? {} : { value }),
    ...(typeof finishReason === "string" ? { finishReason } : {}),
  };
}
