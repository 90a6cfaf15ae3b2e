import type { LexicalIndex } from "../lexical/lexical-index.ts";
import type { Clock } from "../model/identifier.ts";
import type { Embedder } from "../provider/embedder.ts";
import type { Reranker } from "../provider/reranker.ts";
import type { ProjectionCache } from "../store/projection-cache.ts";
import type { RecordCache } from "../store/record-cache.ts";
import type { Store } from "../store/store.ts";
import type { TextAnalyser } from "../text/text-analyser.ts";
import type { SearchedIndex } from "../vector/vector-index.ts";

/** What the reading side stands on. */
export interface ReadDependencies {
  store: Store;
  lexical: LexicalIndex;
  /** What was read of the store's projections. */
  cache: ProjectionCache;
  /** Records that searches have read. */
  records: RecordCache;
  clock: Clock;
  analyser: TextAnalyser;
  embedder?: Embedder | undefined;
  vectors?: SearchedIndex | undefined;
  reranker?: Reranker | undefined;
}
