import {
  type AiSdkRerankingModel,
  fromAiSdkReranker,
  isAiSdkRerankingModel,
} from "./from-ai-sdk-reranker.ts";
import {
  fromLangChainCompressor,
  isLangChainDocumentCompressor,
  type LangChainDocumentCompressor,
} from "./from-lang-chain-compressor.ts";
import type { Reranker } from "./reranker.ts";
import { firstText, shapeOf } from "./shape.ts";
import { unsuitable } from "./unsuitable.ts";

/** A function of your own that scores documents: one number per document, in the same order, higher is better. */
export type RerankFunction = (
  query: string,
  documents: readonly string[],
  options: { signal?: AbortSignal | undefined },
) => PromiseLike<number[]> | number[];

/** Everything that can be the reranker of a memory. */
export type RerankerLike =
  | Reranker
  | AiSdkRerankingModel
  | LangChainDocumentCompressor
  | RerankFunction
  | { readonly id?: string | undefined; rerank: RerankFunction };

/**
 * Makes a {@link Reranker} of what you have, recognised by its shape: a reranking model of the AI SDK (specification v3 or v4), a
 * document compressor of LangChain.js, an object with `rerank`, or a function.
 *
 * @throws HoldfastError `invalid_options` for anything else; the message says what it seems to be and what is accepted
 */
export function resolveReranker(reranker: RerankerLike): Reranker {
  if (isAiSdkRerankingModel(reranker)) return fromAiSdkReranker(reranker);
  if (isLangChainDocumentCompressor(reranker)) return fromLangChainCompressor(reranker);
  const mistake = unsuitable("reranker", reranker);
  if (mistake !== undefined) throw mistake;
  if (typeof reranker === "function") {
    const id = `function:${reranker.name || "anonymous"}`;
    return { id, rerank: async (...parameters) => reranker(...parameters) };
  }
  const rerank = reranker.rerank.bind(reranker) as RerankFunction;
  return {
    id: firstText(shapeOf(reranker)?.id) ?? "custom",
    rerank: async (...parameters) => rerank(...parameters),
  };
}
