import { finishReasonOf } from "./finish-reason.ts";
import type { LanguageModel, ModelAnswer, ModelRequest } from "./language-model.ts";
import { hasMethods, shapeOf } from "./shape.ts";

/** A language model of the AI SDK, specification v2, v3 or v4, such as `openai("gpt-5-mini")`. */
export interface AiSdkLanguageModel {
  readonly specificationVersion: string;
  readonly provider: string;
  readonly modelId: string;
  doGenerate(options: never): PromiseLike<unknown>;
  doStream(options: never): PromiseLike<unknown>;
}

/** How {@link fromAiSdkLanguageModel} calls the model. */
export interface AiSdkLanguageModelOptions {
  /** How much chance is in the answers; null leaves it to the provider. @default 0, left out for models that refuse it */
  temperature?: number | null | undefined;
  /** Passed on to the provider with every call, such as `{ openai: { reasoningEffort: "low" } }`. */
  providerOptions?: Readonly<Record<string, unknown>> | undefined;
}

/** Whether a value is a language model of the AI SDK (an image or speech model has no `doStream`). */
export function isAiSdkLanguageModel(value: unknown): value is AiSdkLanguageModel {
  return (
    hasMethods(value, "doGenerate", "doStream") &&
    ["v2", "v3", "v4"].includes(String(shapeOf(value)?.specificationVersion))
  );
}

/**
 * Uses a language model of the AI SDK. It is called directly, without the `ai` package. The id is `provider:modelId`.
 *
 * @example
 * ```ts
 * import { anthropic } from "@ai-sdk/anthropic";
 *
 * const llm = fromAiSdkLanguageModel(anthropic("claude-haiku-4-5"), { temperature: null });
 * ```
 */
export function fromAiSdkLanguageModel(
  model: AiSdkLanguageModel,
  options: AiSdkLanguageModelOptions = {},
): LanguageModel {
  const doGenerate = model.doGenerate.bind(model) as (options: object) => PromiseLike<unknown>;
  let temperature = options.temperature === undefined ? 0 : options.temperature;
  return {
    id: `${model.provider}:${model.modelId}`,
    async generate(request) {
      const call = () =>
        doGenerate({
          ...callOptionsFor(request),
          ...(temperature === null ? {} : { temperature }),
          ...(options.providerOptions === undefined
            ? {}
            : { providerOptions: options.providerOptions }),
        });
      try {
        return readResult(await call());
      } catch (error) {
        if (temperature === null || !refusesTemperature(error)) throw error;
        temperature = null;
        return readResult(await call());
      }
    },
  };
}

function callOptionsFor({ system, messages, schema, maxOutputTokens, signal }: ModelRequest) {
  return {
    prompt: [
      ...(system === undefined ? [] : [{ role: "system", content: system }]),
      ...messages.map(({ role, content }) => ({
        role,
        content: [{ type: "text", text: content }],
      })),
    ],
    ...(schema === undefined ? {} : { responseFormat: { type: "json", ...defined(schema) } }),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(signal === undefined ? {} : { abortSignal: signal }),
  };
}

function defined(properties: object): object {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

function readResult(result: unknown): ModelAnswer {
  const { content, structuredOutputText, finishReason, usage } = shapeOf(result) ?? {};
  const parts = Array.isArray(content) ? content : [];
  const text = parts
    .map(shapeOf)
    .filter((part) => part?.type === "text")
    .map((part) => String(part?.text ?? ""))
    .join("");
  const { inputTokens, outputTokens } = shapeOf(usage) ?? {};
  return {
    text: typeof structuredOutputText === "string" ? structuredOutputText : text,
    usage: { inputTokens: countOf(inputTokens), outputTokens: countOf(outputTokens) },
    finishReason: finishReasonOf(shapeOf(finishReason)?.unified ?? finishReason),
  };
}

/** A number in v2, the total among parts of it since v3. */
function countOf(tokens: unknown): number | undefined {
  const total = shapeOf(tokens)?.total ?? tokens;
  return typeof total === "number" ? total : undefined;
}

function refusesTemperature(error: unknown): boolean {
  const { statusCode, message, responseBody } = shapeOf(error) ?? {};
  return statusCode === 400 && /temperature/i.test(`${message} ${responseBody}`);
}
