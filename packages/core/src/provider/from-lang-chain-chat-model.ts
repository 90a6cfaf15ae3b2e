import { finishReasonOf } from "./finish-reason.ts";
import type { LanguageModel, ModelAnswer } from "./language-model.ts";
import { firstText, hasMethods, shapeOf } from "./shape.ts";
import { withSignal } from "./with-signal.ts";

/** A chat model of LangChain.js, such as `new ChatOpenAI(…)`, also after `withConfig`, `withRetry` or `withFallbacks`. */
export interface LangChainChatModel {
  readonly lc_namespace: string[];
  invoke(input: never, options?: never): Promise<unknown>;
}

/** Whether a value can be invoked as LangChain does it. */
export function isLangChainChatModel(value: unknown): value is LangChainChatModel {
  if (!hasMethods(value, "invoke")) return false;
  return (
    Array.isArray(shapeOf(value)?.lc_namespace) ||
    hasMethods(value, "_llmType") ||
    hasMethods(value, "bindTools")
  );
}

// LangGraph passes the tokens of every model that runs inside a graph on to the user's stream, except with this tag.
const tags = ["langsmith:nostream", "nostream"];

/**
 * Uses a chat model of LangChain.js. The schema reaches the model through the prompt alone: `withStructuredOutput` of many models
 * fails instead of giving the text when the answer does not fit. `maxOutputTokens` has no common name there: set it on the model.
 *
 * @param options.id names the model @default `langchain:` with the kind and the name of the model
 */
export function fromLangChainChatModel(
  model: LangChainChatModel,
  options: { id?: string | undefined } = {},
): LanguageModel {
  const invoke = model.invoke.bind(model) as unknown as (
    messages: [string, string][],
    options: object,
  ) => Promise<unknown>;
  return {
    id: options.id ?? idOf(model),
    async generate({ system, messages, signal }) {
      const input: [string, string][] = messages.map(({ role, content }) => [
        role === "user" ? "human" : "ai",
        content,
      ]);
      if (system !== undefined) input.unshift(["system", system]);
      const call = invoke(input, { tags, runName: "holdfast", ...(signal ? { signal } : {}) });
      return readMessage(await withSignal(call, signal));
    },
  };
}

function idOf(model: LangChainChatModel): string {
  const shape = shapeOf(model) ?? {};
  const { _llmType, bound } = shape;
  // withConfig and the like wrap the model.
  if (typeof _llmType !== "function" && hasMethods(bound, "invoke")) {
    return idOf(bound as LangChainChatModel);
  }
  const kind = typeof _llmType === "function" ? String(_llmType.call(model)) : undefined;
  const name = firstText(shape.model, shape.modelName, shape.modelId);
  return ["langchain", kind ?? model.constructor?.name, name].filter(Boolean).join(":");
}

function readMessage(message: unknown): ModelAnswer {
  if (typeof message === "string") return { text: message, usage: {} };
  const shape = shapeOf(message) ?? {};
  const metadata = shapeOf(shape.response_metadata) ?? {};
  const usage = shapeOf(shape.usage_metadata) ?? {};
  return {
    text: textOf(shape.content),
    usage: { inputTokens: countOf(usage.input_tokens), outputTokens: countOf(usage.output_tokens) },
    finishReason: finishReasonOf(
      firstText(
        metadata.finish_reason,
        metadata.finishReason,
        metadata.stop_reason,
        metadata.done_reason,
      ),
    ),
  };
}

function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) {
    throw new TypeError("The LangChain object did not answer with a message. Pass a chat model.");
  }
  return content
    .map((part) => (typeof part === "string" ? part : textPart(shapeOf(part))))
    .join("");
}

function textPart(part: ReturnType<typeof shapeOf>): string {
  return part?.type === "text" && typeof part.text === "string" ? part.text : "";
}

function countOf(tokens: unknown): number | undefined {
  return typeof tokens === "number" ? tokens : undefined;
}
