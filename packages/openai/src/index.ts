export type { OpenAIClient, OpenAIServer } from "./openai-client.ts";
export { type OpenAIEmbedderOptions, openaiEmbedder } from "./openai-embedder.ts";
export { type OpenAIModelOptions, openaiModel } from "./openai-model.ts";
