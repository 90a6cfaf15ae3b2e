import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModel } from "ai";

/** The model that the environment asks for: of OpenAI, or of a server that speaks the same. Undefined without either. */
export function chooseModel(environment: NodeJS.ProcessEnv = process.env): RealModel | undefined {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: server, CHAT_MODEL: name } = environment;
  if (!apiKey && !server) return undefined;
  const provider = createOpenAICompatible({
    name: "openai",
    baseURL: server || "https://api.openai.com/v1",
    ...(apiKey ? { apiKey } : {}),
  });
  return provider(name || "gpt-5-mini");
}

/** A real model. */
export type RealModel = Extract<LanguageModel, { specificationVersion: "v4" }>;
