/** Orders texts by how well they answer a query. */
export interface Reranker {
  readonly id: string;
  /**
   * One score per document, in the same order, higher is better. Scores are only compared with each other.
   *
   * @param options.signal aborts the call
   */
  rerank(
    query: string,
    documents: readonly string[],
    options: { signal?: AbortSignal | undefined },
  ): Promise<number[]>;
}
