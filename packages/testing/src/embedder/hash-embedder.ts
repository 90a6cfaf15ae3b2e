import type { Embedder } from "@holdfast/core";
import { hashWord, wordsOf } from "../words.ts";

/**
 * An embedder for tests: the same text always gives the same vector, with no model. It counts words, each hashed to one of the
 * dimensions with a sign. So it knows words only, and no meaning: texts that share words are near, paraphrases are not, and in few
 * dimensions different words meet. Never use it for more than tests.
 *
 * Vectors have length 1; that of a text without words is all zeros.
 *
 * @param options.dimensions the length of the vectors. Default 64
 * @example
 * ```ts
 * const memory = await createMemory({ path: ":memory:", embedder: hashEmbedder() });
 * ```
 */
export function hashEmbedder({ dimensions = 64 }: { dimensions?: number } = {}): Embedder {
  return {
    id: "holdfast-testing:hashed-words",
    dimensions,
    async embed(texts, { signal }) {
      signal?.throwIfAborted();
      return texts.map((text) => embedText(text, dimensions));
    },
  };
}

function embedText(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of wordsOf(text)) {
    const hash = hashWord(word);
    const place = (hash >>> 1) % dimensions;
    vector[place] = (vector[place] as number) + (hash & 1 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
