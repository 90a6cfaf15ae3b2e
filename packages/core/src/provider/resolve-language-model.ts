import {
  type AiSdkLanguageModel,
  fromAiSdkLanguageModel,
  isAiSdkLanguageModel,
} from "./from-ai-sdk-language-model.ts";
import { fromGenerateFunction, type GenerateFunction } from "./from-generate-function.ts";
import {
  fromLangChainChatModel,
  isLangChainChatModel,
  type LangChainChatModel,
} from "./from-lang-chain-chat-model.ts";
import type { LanguageModel } from "./language-model.ts";
import { firstText, shapeOf } from "./shape.ts";
import { unsuitable } from "./unsuitable.ts";

/** Everything that can be the language model of a memory. */
export type LanguageModelLike =
  | LanguageModel
  | AiSdkLanguageModel
  | LangChainChatModel
  | GenerateFunction
  | { readonly id?: string; generate: GenerateFunction };

/**
 * Makes a {@link LanguageModel} of what you have, recognised by its shape: a language model of the AI SDK (specification v2, v3
 * or v4; also Mastra's), a chat model of LangChain.js, an object with `generate`, or a function. For an OpenAI client
 * or an address there is `openaiModel` in `@holdfast/openai`.
 *
 * @throws HoldfastError `invalid_options` for anything else; the message says what it seems to be and what is accepted
 *
 * @example
 * ```ts
 * const llm = resolveLanguageModel(async ({ system, messages }) => askMyModel(system, messages));
 * ```
 */
export function resolveLanguageModel(model: LanguageModelLike): LanguageModel {
  if (isAiSdkLanguageModel(model)) return fromAiSdkLanguageModel(model);
  if (isLangChainChatModel(model)) return fromLangChainChatModel(model);
  const mistake = unsuitable("language model", model);
  if (mistake !== undefined) throw mistake;
  if (typeof model === "function") return fromGenerateFunction(model);
  const { generate } = model as { generate: GenerateFunction };
  const id = firstText(shapeOf(model)?.id) ?? "custom";
  return fromGenerateFunction(generate.bind(model), { id });
}
