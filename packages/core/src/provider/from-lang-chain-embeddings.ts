import type { Embedder } from "./embedder.ts";
import { inChunks } from "./in-chunks.ts";
import { firstText, hasMethods, shapeOf } from "./shape.ts";
import { type KnownDimensions, sizedEmbedder } from "./sized-embedder.ts";
import { withSignal } from "./with-signal.ts";

/** Embeddings of LangChain.js, such as `new OpenAIEmbeddings(…)`. */
export interface LangChainEmbeddings {
  embedDocuments(documents: string[]): Promise<number[][]>;
  embedQuery(document: string): Promise<number[]>;
}

/** How {@link fromLangChainEmbeddings} calls them. */
export interface LangChainEmbeddingsOptions {
  /** How long the vectors are. @default as they say, otherwise one short text is embedded to see */
  dimensions?: KnownDimensions;
  /**
   * Names the model. Give one for embeddings that have no `model` or `modelName`: a store cannot tell otherwise when another model
   * takes their place.
   *
   * @default `langchain:` with the class and the model
   */
  id?: string | undefined;
  /** Aborts finding out the dimensions. */
  signal?: AbortSignal | undefined;
}

/** Whether a value is LangChain embeddings. */
export function isLangChainEmbeddings(value: unknown): value is LangChainEmbeddings {
  return hasMethods(value, "embedDocuments", "embedQuery");
}

/**
 * Uses embeddings of LangChain.js. They know no abort: a call that was aborted is left to itself.
 *
 * @throws HoldfastError `embedder_failed` when they had to be asked for their dimensions and failed
 */
export async function fromLangChainEmbeddings(
  embeddings: LangChainEmbeddings,
  options: LangChainEmbeddingsOptions = {},
): Promise<Embedder> {
  const { dimensions, model, modelName } = shapeOf(embeddings) ?? {};
  const name = firstText(model, modelName);
  const id =
    options.id ?? ["langchain", embeddings.constructor?.name, name].filter(Boolean).join(":");

  const embed: Embedder["embed"] = (texts, { signal, purpose }) =>
    inChunks(texts, purpose === "query" ? 1 : texts.length, 1, async (chunk) => {
      const [first = ""] = chunk;
      const call =
        purpose === "query"
          ? embeddings.embedQuery(first).then((vector) => [vector])
          : embeddings.embedDocuments(chunk);
      return withSignal(call, signal);
    });

  const told =
    Number.isInteger(dimensions) && (dimensions as number) > 0 ? (dimensions as number) : undefined;
  const given = typeof options.dimensions === "number" ? options.dimensions : undefined;
  return sizedEmbedder({ id, embed }, given ?? told ?? options.dimensions, options.signal);
}
