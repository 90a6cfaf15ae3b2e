import {
  HoldfastError,
  type LanguageModel,
  type ModelAnswer,
  type ModelRequest,
} from "@holdfast/core";
import { type Features, featuresAfter } from "./features.ts";
import { clientFor, type OpenAIServer, speaksToOpenAI } from "./openai-client.ts";
import { readCompletion } from "./read-completion.ts";
import { readStream } from "./read-stream.ts";
import { isStrictSchema } from "./strict-schema.ts";

/** How {@link openaiModel} speaks to its server. */
export type OpenAIModelOptions = OpenAIServer & {
  /** The name of the model, as the server knows it. */
  model: string;
  /**
   * How the server is held to JSON at first. What it refuses is left out from then on: strict `json_schema`, `json_schema`,
   * `json_object`, nothing. The prompt asks for the JSON in any case.
   *
   * @default "json_schema"
   */
  structuredOutput?: "json_schema" | "json_object" | "none" | undefined;
  /** How much chance is in the answers; null leaves it to the server. @default 0, left out for models that refuse it */
  temperature?: number | null | undefined;
  /** Whether to take the answer as a stream, for servers that do nothing else or that end long requests. @default false */
  stream?: boolean | undefined;
  /** More fields of every request, such as `{ reasoning_effort: "low" }`. */
  extraBody?: Readonly<Record<string, unknown>> | undefined;
  /** Names the model in reports. @default `openai:` with the model */
  id?: string | undefined;
};

/**
 * A language model on the chat completions of OpenAI and of every server that speaks the same: Ollama, vLLM, LM Studio, llama.cpp,
 * Groq, DeepSeek, OpenRouter and more (the README has their addresses). Each call is one attempt; Holdfast does the retries, also
 * where the client is told to.
 *
 * @throws HoldfastError `invalid_options` without a model, or without a key for OpenAI
 *
 * @example
 * ```ts
 * const llm = openaiModel({ model: "gpt-5-mini" });
 * const local = openaiModel({ baseURL: "http://127.0.0.1:11434/v1", model: "qwen3:8b" });
 * ```
 */
export function openaiModel(options: OpenAIModelOptions): LanguageModel {
  const { model, stream = false, extraBody } = options;
  if (typeof model !== "string" || model === "") {
    throw new HoldfastError("invalid_options", "model: expected the name of a model");
  }
  const client = clientFor(options);
  const create = client.chat.completions.create.bind(client.chat.completions) as unknown as (
    body: object,
    options: object,
  ) => ClientCall;
  const temperature = options.temperature === undefined ? 0 : options.temperature;
  const wanted = options.structuredOutput ?? "json_schema";
  let accepted: Features = {
    shaping: wanted === "json_schema" ? "strict" : wanted,
    temperature: temperature !== null,
    tokensField: speaksToOpenAI(client) ? "max_completion_tokens" : "max_tokens",
    tokensFieldChanged: false,
    streamUsage: stream,
  };

  const attempt = async (request: ModelRequest, features: Features): Promise<ModelAnswer> => {
    const body = {
      ...bodyFor(request, features),
      model,
      ...(features.temperature ? { temperature } : {}),
      ...(stream ? { stream: true } : {}),
      ...extraBody,
    };
    const { signal } = request;
    const call = create(body, { maxRetries: 0, ...(signal ? { signal } : {}) });
    return stream ? readStream(await streamOf(call), signal) : readCompletion(await call);
  };

  return {
    id: options.id ?? `openai:${model}`,
    async generate(request) {
      let features = applicable(accepted, request);
      for (;;) {
        try {
          const answer = await attempt(request, features);
          accepted = merged(accepted, features, request);
          return answer;
        } catch (error) {
          request.signal?.throwIfAborted();
          const asksForObject = request.schema?.schema.type === "object";
          const fewer = featuresAfter(error, features, asksForObject);
          if (fewer === undefined) throw error;
          features = fewer;
        }
      }
    },
  };
}

/** What the client gives back: a promise, of the parsed answer and of the response as it came. */
interface ClientCall extends Promise<unknown> {
  withResponse?(): Promise<{ data: unknown; response: Response }>;
}

/** The stream, or the complete answer of a server that does not stream or that failed first. */
async function streamOf(call: ClientCall): Promise<unknown> {
  if (typeof call.withResponse !== "function") return call;
  const { data, response } = await call.withResponse();
  const isJson = response.headers.get("content-type")?.includes("application/json");
  return isJson ? response.json() : data;
}

/** The features that this request can use. */
function applicable(features: Features, { schema, maxOutputTokens }: ModelRequest): Features {
  const strict = schema !== undefined && isStrictSchema(schema.schema);
  const shaping = features.shaping === "strict" && !strict ? "json_schema" : features.shaping;
  return {
    ...features,
    shaping: schema === undefined ? "none" : shaping,
    tokensFieldChanged: features.tokensFieldChanged || maxOutputTokens === undefined,
  };
}

/** What is known of the server after a request went through. */
function merged(before: Features, now: Features, request: ModelRequest): Features {
  const tried = applicable(before, request);
  return {
    ...now,
    shaping: now.shaping === tried.shaping ? before.shaping : now.shaping,
    tokensFieldChanged: now.tokensField !== before.tokensField || before.tokensFieldChanged,
  };
}

function bodyFor({ system, messages, schema, maxOutputTokens }: ModelRequest, features: Features) {
  const { shaping, tokensField, streamUsage } = features;
  const strict = shaping === "strict";
  return {
    messages: [
      ...(system === undefined ? [] : [{ role: "system", content: system }]),
      ...messages.map(({ role, content }) => ({ role, content })),
    ],
    ...(maxOutputTokens === undefined ? {} : { [tokensField]: maxOutputTokens }),
    ...(streamUsage ? { stream_options: { include_usage: true } } : {}),
    ...(shaping === "json_object" ? { response_format: { type: "json_object" } } : {}),
    ...(schema !== undefined && (strict || shaping === "json_schema")
      ? {
          response_format: {
            type: "json_schema",
            json_schema: {
              name: schema.name.replace(/[^\w-]/g, "_").slice(0, 64),
              ...(schema.description === undefined ? {} : { description: schema.description }),
              schema: schema.schema,
              strict,
            },
          },
        }
      : {}),
  };
}
