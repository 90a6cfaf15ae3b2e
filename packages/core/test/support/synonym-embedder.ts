import type { Embedder } from "../../src/index.ts";

/** An embedder that knows that two words mean the same, which words alone do not say. */
export function synonymEmbedder(): Embedder {
  const meanings = [/car|automobile/iu, /tea|brew/iu, /./u];
  return {
    id: "synonyms",
    dimensions: meanings.length,
    embed: async (texts) =>
      texts.map((text) => {
        const place = meanings.findIndex((meaning) => meaning.test(text));
        return Float32Array.from(meanings, (_, index) => (index === place ? 1 : 0.1 * index));
      }),
  };
}
