import type { Embedder } from "./embedder.ts";
import { inChunks } from "./in-chunks.ts";
import { retry } from "./retry.ts";
import { hasMethods, shapeOf } from "./shape.ts";
import { type KnownDimensions, sizedEmbedder } from "./sized-embedder.ts";

/** An embedding model of the AI SDK, specification v2, v3 or v4, such as `openai.embedding("text-embedding-3-small")`. */
export interface AiSdkEmbeddingModel {
  readonly specificationVersion: string;
  readonly provider: string;
  readonly modelId: string;
  readonly maxEmbeddingsPerCall: PromiseLike<number | undefined> | number | undefined;
  readonly supportsParallelCalls: PromiseLike<boolean> | boolean;
  doEmbed(options: never): PromiseLike<unknown>;
}

type ProviderOptions = Readonly<Record<string, unknown>>;

/** How {@link fromAiSdkEmbedder} calls the model. */
export interface AiSdkEmbedderOptions {
  /** How long its vectors are. @default one short text is embedded to see */
  dimensions?: KnownDimensions;
  /**
   * Passed on to the provider with every call, such as `{ openai: { dimensions: 512 } }`; a function for models that tell
   * documents and queries apart.
   */
  providerOptions?:
    | ProviderOptions
    | ((purpose: "document" | "query") => ProviderOptions)
    | undefined;
  /** How often a call that failed for a passing reason is made again. @default 2 */
  retries?: number | undefined;
  /** Aborts finding out the dimensions. */
  signal?: AbortSignal | undefined;
}

const callsAtOnce = 4;

/** Whether a value is an embedding model of the AI SDK. */
export function isAiSdkEmbeddingModel(value: unknown): value is AiSdkEmbeddingModel {
  const version = String(shapeOf(value)?.specificationVersion);
  return hasMethods(value, "doEmbed") && ["v2", "v3", "v4"].includes(version);
}

/**
 * Uses an embedding model of the AI SDK, in chunks as large as it allows. The id is `provider:modelId`.
 *
 * @throws HoldfastError `embedder_failed` when the model had to be asked for its dimensions and failed
 *
 * @example
 * ```ts
 * import { google } from "@ai-sdk/google";
 *
 * const embedder = await fromAiSdkEmbedder(google.embedding("gemini-embedding-001"), {
 *   providerOptions: (purpose) => ({
 *     google: { taskType: purpose === "query" ? "RETRIEVAL_QUERY" : "RETRIEVAL_DOCUMENT" },
 *   }),
 * });
 * ```
 */
export async function fromAiSdkEmbedder(
  model: AiSdkEmbeddingModel,
  options: AiSdkEmbedderOptions = {},
): Promise<Embedder> {
  const doEmbed = model.doEmbed.bind(model) as (options: object) => PromiseLike<unknown>;
  const { providerOptions, retries } = options;

  const embed: Embedder["embed"] = async (texts, { signal, purpose }) => {
    const most = (await model.maxEmbeddingsPerCall) ?? Number.POSITIVE_INFINITY;
    const atOnce = (await model.supportsParallelCalls) ? callsAtOnce : 1;
    const special =
      typeof providerOptions === "function" ? providerOptions(purpose) : providerOptions;
    const more = {
      ...(special === undefined ? {} : { providerOptions: special }),
      ...(signal === undefined ? {} : { abortSignal: signal }),
    };
    return inChunks(texts, Math.max(1, most), atOnce, async (values) => {
      const call = async () => await doEmbed({ values, ...more });
      return vectorsOf(await retry(call, { retries, signal }));
    });
  };

  const id = `${model.provider}:${model.modelId}`;
  return sizedEmbedder({ id, embed }, options.dimensions, options.signal);
}

function vectorsOf(result: unknown): number[][] {
  const embeddings = shapeOf(result)?.embeddings;
  if (Array.isArray(embeddings)) return embeddings;
  throw new TypeError("The model answered without embeddings.");
}
