import { hashWord, wordsOf } from "../words.ts";

/** Embeddings in the shape of LangChain.js. */
export interface ConceptEmbeddings {
  readonly model: string;
  /** How long the vectors are. */
  readonly dimensions: number;
  embedDocuments(documents: string[]): Promise<number[][]>;
  embedQuery(document: string): Promise<number[]>;
}

/**
 * Embeddings for tests in the shape of LangChain.js. Words of one concept have one direction, so that a text is found by other words
 * than its own; any other word has a direction of its own, as far as the dimensions go.
 *
 * @param concepts the words of each concept, such as `[["car", "automobile"]]`
 * @param options.dimensions the length of the vectors. Default 64
 * @param options.beforeDocuments awaited before documents are embedded
 */
export function conceptEmbeddings(
  concepts: readonly (readonly string[])[] = [],
  options: { dimensions?: number; beforeDocuments?: () => Promise<void> } = {},
): ConceptEmbeddings {
  const { dimensions = 64, beforeDocuments } = options;
  const embed = (text: string) => {
    const vector = new Array<number>(dimensions).fill(0);
    for (const word of wordsOf(text)) {
      const concept = concepts.findIndex((words) => words.includes(word));
      const place =
        concept >= 0
          ? concept
          : concepts.length + (hashWord(word) % (dimensions - concepts.length));
      vector[place] = (vector[place] as number) + 1;
    }
    const length = Math.hypot(...vector);
    return length === 0 ? vector : vector.map((value) => value / length);
  };
  return {
    model: `concepts-${dimensions}`,
    dimensions,
    async embedDocuments(documents) {
      await beforeDocuments?.();
      return documents.map(embed);
    },
    embedQuery: async (document) => embed(document),
  };
}
