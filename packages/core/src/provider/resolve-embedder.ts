import type { Embedder } from "./embedder.ts";
import {
  type AiSdkEmbeddingModel,
  fromAiSdkEmbedder,
  isAiSdkEmbeddingModel,
} from "./from-ai-sdk-embedder.ts";
import { type EmbedFunction, fromEmbedFunction } from "./from-embed-function.ts";
import {
  fromLangChainEmbeddings,
  isLangChainEmbeddings,
  type LangChainEmbeddings,
} from "./from-lang-chain-embeddings.ts";
import { firstText, shapeOf } from "./shape.ts";
import type { KnownDimensions } from "./sized-embedder.ts";
import { unsuitable } from "./unsuitable.ts";

/** Everything that can be the embedder of a memory. */
export type EmbedderLike =
  | Embedder
  | AiSdkEmbeddingModel
  | LangChainEmbeddings
  | EmbedFunction
  | {
      readonly id?: string | undefined;
      readonly dimensions?: number | undefined;
      embed: EmbedFunction;
    };

/** What may be known beforehand. */
export interface ResolveEmbedderOptions {
  /** How long its vectors are. @default as it says itself, otherwise one short text is embedded to see */
  dimensions?: KnownDimensions;
  /** Aborts finding out the dimensions. */
  signal?: AbortSignal | undefined;
}

/**
 * Makes an {@link Embedder} of what you have, recognised by its shape: an embedding model of the AI SDK (specification v2, v3 or
 * v4; also Mastra's), embeddings of LangChain.js, an object with `embed`, or a function. For OpenAI and compatible servers there is
 * `openaiEmbedder` in `@holdfast/openai`. A complete embedder is given back as it is.
 *
 * @throws HoldfastError `invalid_options` for anything else; the message says what it seems to be and what is accepted;
 *   `embedder_failed` when it had to be asked for its dimensions and failed
 *
 * @example
 * ```ts
 * const embedder = await resolveEmbedder(new OllamaEmbeddings({ model: "nomic-embed-text" }));
 * ```
 */
export async function resolveEmbedder(
  embedder: EmbedderLike,
  options: ResolveEmbedderOptions = {},
): Promise<Embedder> {
  if (isAiSdkEmbeddingModel(embedder)) return fromAiSdkEmbedder(embedder, options);
  if (isLangChainEmbeddings(embedder)) return fromLangChainEmbeddings(embedder, options);
  const mistake = unsuitable("embedder", embedder);
  if (mistake !== undefined) throw mistake;
  if (typeof embedder === "function") return fromEmbedFunction(embedder, options);
  if (isEmbedder(embedder)) return embedder;
  const id = firstText(shapeOf(embedder)?.id) ?? "custom";
  const dimensions = embedder.dimensions ?? options.dimensions;
  const embed = embedder.embed.bind(embedder) as EmbedFunction;
  return fromEmbedFunction(embed, { id, dimensions, signal: options.signal });
}

function isEmbedder(value: EmbedderLike): value is Embedder {
  const { id, dimensions } = shapeOf(value) ?? {};
  return firstText(id) !== undefined && Number.isInteger(dimensions) && (dimensions as number) > 0;
}
