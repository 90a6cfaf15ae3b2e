/** Turns texts into vectors. */
export interface Embedder {
  /** Names the model and everything that changes its vectors, such as `openai:text-embedding-3-small`. */
  readonly id: string;
  /** The length of every vector. */
  readonly dimensions: number;
  /**
   * One vector per text, in the same order.
   *
   * @param options.signal aborts the call
   * @param options.purpose whether the texts are stored or asked for, for models that tell these apart
   */
  embed(
    texts: readonly string[],
    options: { signal?: AbortSignal | undefined; purpose: "document" | "query" },
  ): Promise<Float32Array[]>;
}
