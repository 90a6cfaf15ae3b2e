import type { MastraModelConfig } from "@mastra/core/llm";

/** The length of the stub's vectors. */
export const dimensions = 384;

/** A language model that answers the same sentence at once. */
export function stubModel(): MastraModelConfig {
  const text = "All right, I have noted that for the next time we speak about it.";
  const end = {
    finishReason: "stop",
    usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
  };
  const model = {
    specificationVersion: "v2",
    provider: "bench",
    modelId: "stub",
    supportedUrls: {},
    doGenerate: async () => ({ content: [{ type: "text", text }], ...end, warnings: [] }),
    doStream: async () => ({
      stream: ReadableStream.from([
        { type: "stream-start", warnings: [] },
        { type: "text-start", id: "1" },
        { type: "text-delta", id: "1", delta: text },
        { type: "text-end", id: "1" },
        { type: "finish", ...end },
      ]),
    }),
  };
  return model as unknown as MastraModelConfig;
}

/** An embedder of the AI SDK whose vectors mean nothing and take no time: only their number and length matter here. */
export function stubEmbedder(random: { below(limit: number): number }) {
  const vector = () => Array.from({ length: dimensions }, () => random.below(2_000) / 1_000 - 1);
  return {
    specificationVersion: "v2",
    provider: "bench",
    modelId: "stub",
    maxEmbeddingsPerCall: 1_000,
    supportsParallelCalls: true,
    doEmbed: async ({ values }: { values: string[] }) => ({ embeddings: values.map(vector) }),
  };
}
