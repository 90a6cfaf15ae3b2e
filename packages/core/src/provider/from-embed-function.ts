import type { Embedder } from "./embedder.ts";
import { inChunks } from "./in-chunks.ts";
import { type KnownDimensions, sizedEmbedder } from "./sized-embedder.ts";

/** A function of your own that makes vectors: one per text, in the same order, as numbers or as a Float32Array. */
export type EmbedFunction = EmbedMethods["embed"];

// As a method, so that a function of `string[]` is welcome too.
interface EmbedMethods {
  embed(
    texts: readonly string[],
    options: { signal?: AbortSignal | undefined; purpose: "document" | "query" },
  ): EmbeddedTexts | PromiseLike<EmbeddedTexts>;
}

type EmbeddedTexts = readonly (readonly number[] | Float32Array)[];

/** What {@link fromEmbedFunction} has to know. */
export interface EmbedFunctionOptions {
  /** How long the vectors are. @default one short text is embedded to see */
  dimensions?: KnownDimensions;
  /**
   * Names the model and everything that changes its vectors. @default `function:` with the name of the function
   */
  id?: string | undefined;
  /** Aborts finding out the dimensions. */
  signal?: AbortSignal | undefined;
}

/**
 * Uses a function of your own as the embedder.
 *
 * @throws HoldfastError `embedder_failed` when it had to be asked for its dimensions and failed
 *
 * @example
 * ```ts
 * const embedder = await fromEmbedFunction(async (texts) => myModel.embed(texts), { id: "my-model-v2" });
 * ```
 */
export async function fromEmbedFunction(
  embed: EmbedFunction,
  options: EmbedFunctionOptions = {},
): Promise<Embedder> {
  const id = options.id ?? `function:${embed.name || "anonymous"}`;
  const unsized: Pick<Embedder, "id" | "embed"> = {
    id,
    embed: (texts, call) =>
      inChunks(texts, Math.max(1, texts.length), 1, async (all) => embed(all, call)),
  };
  return sizedEmbedder(unsized, options.dimensions, options.signal);
}
