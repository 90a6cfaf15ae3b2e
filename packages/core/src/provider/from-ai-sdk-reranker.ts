import type { Reranker } from "./reranker.ts";
import { retry } from "./retry.ts";
import { scoresByIndex } from "./scores-by-index.ts";
import { hasMethods, shapeOf } from "./shape.ts";

/** A reranking model of the AI SDK, specification v3 or v4, such as `cohere.reranking("rerank-v3.5")`. */
export interface AiSdkRerankingModel {
  readonly specificationVersion: string;
  readonly provider: string;
  readonly modelId: string;
  doRerank(options: never): PromiseLike<unknown>;
}

/** How {@link fromAiSdkReranker} calls the model. */
export interface AiSdkRerankerOptions {
  /** Passed on to the provider with every call. */
  providerOptions?: Readonly<Record<string, unknown>> | undefined;
  /** How often a call that failed for a passing reason is made again. @default 2 */
  retries?: number | undefined;
}

/** Whether a value is a reranking model of the AI SDK. */
export function isAiSdkRerankingModel(value: unknown): value is AiSdkRerankingModel {
  const version = String(shapeOf(value)?.specificationVersion);
  return hasMethods(value, "doRerank") && ["v3", "v4"].includes(version);
}

/** Uses a reranking model of the AI SDK. The id is `provider:modelId`. */
export function fromAiSdkReranker(
  model: AiSdkRerankingModel,
  options: AiSdkRerankerOptions = {},
): Reranker {
  const doRerank = model.doRerank.bind(model) as (options: object) => PromiseLike<unknown>;
  const { providerOptions, retries } = options;
  return {
    id: `${model.provider}:${model.modelId}`,
    async rerank(query, documents, { signal }) {
      const call = async () =>
        await doRerank({
          query,
          documents: { type: "text", values: [...documents] },
          topN: documents.length,
          ...(providerOptions === undefined ? {} : { providerOptions }),
          ...(signal === undefined ? {} : { abortSignal: signal }),
        });
      const ranking = shapeOf(await retry(call, { retries, signal }))?.ranking;
      if (!Array.isArray(ranking)) throw new TypeError("The model answered without a ranking.");
      const scores = ranking.map((entry) => {
        const { index, relevanceScore } = shapeOf(entry) ?? {};
        return { index: Number(index), score: Number(relevanceScore) };
      });
      return scoresByIndex(scores, documents.length);
    },
  };
}
