/** What the documentation imports as `./model.ts`: a model that says the same whatever it is asked, in place of one with a key. */
const end = { finishReason: "stop", usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 } };

export const model = {
  specificationVersion: "v2",
  provider: "docs",
  modelId: "stand-in",
  supportedUrls: {},
  doGenerate: async () => ({ content: [{ type: "text", text: "Noted." }], ...end, warnings: [] }),
  doStream: async () => ({
    stream: ReadableStream.from([
      { type: "text-start", id: "1" },
      { type: "text-delta", id: "1", delta: "Noted." },
      { type: "text-end", id: "1" },
      { type: "finish", ...end },
    ]),
  }),
} as never;
