import { HoldfastError } from "../errors.ts";
import { hasMethods, type Shape, shapeOf } from "./shape.ts";

/** The places where a provider can be put. */
export type ProviderKind = "language model" | "embedder" | "reranker";

const accepted: Readonly<Record<ProviderKind, string>> = {
  "language model":
    "an AI SDK language model (specification v2, v3 or v4), a LangChain chat model, openaiModel() of @holdfast/openai, an object with generate(), or a function",
  embedder:
    "an AI SDK embedding model (specification v2, v3 or v4), LangChain embeddings, openaiEmbedder() of @holdfast/openai, an object with embed(), or a function",
  reranker:
    "an AI SDK reranking model (specification v3 or v4), a LangChain document compressor, an object with rerank(), or a function",
};

const ownMethod: Readonly<Record<ProviderKind, string>> = {
  "language model": "generate",
  embedder: "embed",
  reranker: "rerank",
};

/**
 * The error for a value that cannot be such a provider, or undefined for a function or an object that has the method of one. Knows
 * the usual mistakes: a promise, a model's name, a whole provider, an OpenAI client, an agent, a model of another kind.
 */
export function unsuitable(kind: ProviderKind, value: unknown): HoldfastError | undefined {
  const mistake = mistakeOf(kind, value);
  if (mistake === undefined) {
    if (typeof value === "function" || hasMethods(value, ownMethod[kind])) return undefined;
  }
  const article = /^[aeiou]/.test(kind) ? "an" : "a";
  return new HoldfastError(
    "invalid_options",
    `This cannot be used as ${article} ${kind}: ${mistake ?? nameOf(value)}.`,
    { hint: `Pass ${accepted[kind]}.` },
  );
}

function mistakeOf(kind: ProviderKind, value: unknown): string | undefined {
  const shape = shapeOf(value);
  if (shape === undefined) {
    return typeof value === "string" ? "a name is not enough, pass the model itself" : undefined;
  }
  if (hasMethods(shape, "then")) return "it is a promise, await it first";
  if (isAiSdkProvider(shape)) {
    return "it is a provider of the AI SDK, call it with the name of a model";
  }
  return openAiMistake(kind, shape) ?? otherKind(kind, shape);
}

function isAiSdkProvider(shape: Shape): boolean {
  return ["languageModel", "embeddingModel", "textEmbeddingModel", "rerankingModel"].some((name) =>
    hasMethods(shape, name),
  );
}

function openAiMistake(kind: ProviderKind, shape: Shape): string | undefined {
  const chat = shapeOf(shape.chat);
  const isClient =
    hasMethods(chat?.completions, "create") || hasMethods(shape.embeddings, "create");
  const isAddress = typeof shape.baseURL === "string" || typeof shape.apiKey === "string";
  if (!isClient && (!isAddress || hasMethods(shape, ownMethod[kind]))) return undefined;
  const what = isClient ? "it is an OpenAI client" : "it is the address of a server";
  if (kind === "reranker") return what;
  const [maker, argument] = [
    kind === "embedder" ? "openaiEmbedder" : "openaiModel",
    isClient ? "{ client, model: … }" : "{ baseURL, apiKey, model }",
  ];
  return `${what}, use ${maker}(${argument}) of @holdfast/openai`;
}

function otherKind(kind: ProviderKind, shape: Shape): string | undefined {
  if ("specificationVersion" in shape) {
    const does = ["doGenerate", "doEmbed", "doRerank"].filter((name) => hasMethods(shape, name));
    return `it is an AI SDK model of specification ${String(shape.specificationVersion)} with ${does.join(", ") || "no call that is known here"}`;
  }
  if (kind !== "embedder" && hasMethods(shape, "embedDocuments"))
    return "it is LangChain embeddings";
  if (kind !== "language model" && hasMethods(shape, "invoke", "bindTools")) {
    return "it is a LangChain chat model";
  }
  if (
    hasMethods(shape, "generate", "getInstructions") ||
    String(shape.version).startsWith("agent-")
  ) {
    return "it is an agent, pass the model it uses";
  }
  return undefined;
}

function nameOf(value: unknown): string {
  if (value === null || typeof value !== "object") return `it is ${String(value)}`;
  const { name } = value.constructor ?? {};
  const keys = Object.keys(value).slice(0, 5).join(", ");
  const what = name && name !== "Object" ? `it is an instance of ${name}` : "it is an object";
  return keys === "" ? `${what} without properties` : `${what} with ${keys}`;
}
