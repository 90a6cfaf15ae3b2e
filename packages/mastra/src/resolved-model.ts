import type { AiSdkLanguageModel, LanguageModel, LanguageModelLike } from "@holdfast/core";
import { resolveLanguageModel } from "@holdfast/core";

interface GenerateResult {
  content?: unknown;
  stream?: ReadableStream<unknown>;
}

/**
 * Uses a model as Mastra has resolved it. Mastra's router does not reject when it has no key for a model, but answers with a
 * stream that holds the error: here that is an error again.
 *
 * @throws HoldfastError `invalid_options` for a model of the first specification, and for anything else that is none
 */
export function resolvedModel(model: unknown): LanguageModel {
  if (!isModel(model)) return resolveLanguageModel(model as LanguageModelLike);
  const doGenerate = model.doGenerate.bind(model) as (
    options: never,
  ) => PromiseLike<GenerateResult>;
  return resolveLanguageModel({
    specificationVersion: model.specificationVersion,
    provider: model.provider,
    modelId: model.modelId,
    doStream: model.doStream.bind(model),
    async doGenerate(options) {
      const result = await doGenerate(options);
      if (result.content === undefined) throw await errorIn(result.stream);
      return result;
    },
  });
}

function isModel(model: unknown): model is AiSdkLanguageModel {
  return typeof model === "object" && model !== null && "doGenerate" in model;
}

async function errorIn(stream: ReadableStream<unknown> | undefined): Promise<unknown> {
  for await (const chunk of stream ?? []) {
    const { type, error } = chunk as { type?: unknown; error?: unknown };
    if (type === "error") return error;
  }
  return new Error("The model answered with nothing.");
}
