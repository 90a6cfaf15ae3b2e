import type { Embedder } from "@holdfast/core";
import { hashWord, wordsOf } from "../words.ts";

const synonyms: Readonly<Record<string, string>> = {
  automobile: "car",
  brew: "tea",
  physician: "doctor",
  dwelling: "house",
};

/** An embedder that counts words, as `hashEmbedder` does, and takes some pairs of words for one: only it can tell that they mean the same. */
export function meaningsEmbedder(dimensions = 48): Embedder {
  return {
    id: "holdfast-testing:meanings",
    dimensions,
    embed: async (texts) =>
      texts.map((text) => {
        const vector = new Float32Array(dimensions);
        for (const word of wordsOf(text)) {
          const hash = hashWord(synonyms[word] ?? word);
          const place = (hash >>> 1) % dimensions;
          vector[place] = (vector[place] as number) + (hash & 1 ? 1 : -1);
        }
        return vector;
      }),
  };
}
