import type { Reranker } from "./reranker.ts";
import { scoresByIndex } from "./scores-by-index.ts";
import { firstText, hasMethods, shapeOf } from "./shape.ts";
import { withSignal } from "./with-signal.ts";

/** A document compressor of LangChain.js that gives back the documents in a new order, such as `new CohereRerank(…)`. */
export interface LangChainDocumentCompressor {
  compressDocuments(documents: never, query: string): Promise<unknown>;
}

/** Whether a value is a LangChain document compressor. */
export function isLangChainDocumentCompressor(
  value: unknown,
): value is LangChainDocumentCompressor {
  return hasMethods(value, "compressDocuments");
}

/**
 * Uses a document compressor of LangChain.js as the reranker. The order it gives back counts; documents that it leaves out come
 * last.
 *
 * @param options.id names the model @default `langchain:` with the class and the model
 */
export function fromLangChainCompressor(
  compressor: LangChainDocumentCompressor,
  options: { id?: string | undefined } = {},
): Reranker {
  const compress = compressor.compressDocuments.bind(compressor) as unknown as (
    documents: object[],
    query: string,
  ) => Promise<unknown>;
  const name = firstText(shapeOf(compressor)?.model);
  return {
    id: options.id ?? ["langchain", compressor.constructor?.name, name].filter(Boolean).join(":"),
    async rerank(query, documents, { signal }) {
      const input = documents.map((pageContent, index) => ({ pageContent, metadata: { index } }));
      const kept = await withSignal(compress(input, query), signal);
      if (!Array.isArray(kept)) throw new TypeError("The compressor answered without documents.");
      const ranking = kept.map((document, position) => {
        const metadata = shapeOf(shapeOf(document)?.metadata);
        return { index: Number(metadata?.index), score: kept.length - position };
      });
      return scoresByIndex(ranking, documents.length);
    },
  };
}
