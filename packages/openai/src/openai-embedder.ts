import { type Embedder, HoldfastError } from "@holdfast/core";
import { decodeVector } from "./decode-vector.ts";
import { embeddingBatches } from "./embedding-batches.ts";
import { clientFor, type OpenAIServer } from "./openai-client.ts";
import { shapeOf } from "./read-completion.ts";
import { serverError } from "./server-error.ts";

/** OpenAI's models, with the length of their whole vectors. */
const wholeDimensions = {
  "text-embedding-3-large": 3072,
  "text-embedding-3-small": 1536,
  "text-embedding-ada-002": 1536,
} as const;

/** How {@link openaiEmbedder} speaks to its server. */
export type OpenAIEmbedderOptions = OpenAIServer & {
  /** The name of the model, as the server knows it. */
  model: string;
  /**
   * How long the vectors shall be. Sent to the server, which shortens them if the model can, unless it refuses that.
   *
   * @default the whole length, for OpenAI's models; for others a text is embedded to see when the memory is opened
   */
  dimensions?: number | undefined;
  /** The most texts of a request. @default 256 */
  batchSize?: number | undefined;
  /** The most tokens of a text, estimated: the rest of a longer one is not embedded. @default 8000 */
  maxTextTokens?: number | undefined;
  /**
   * Written before each text, for models that tell documents and queries apart in this way, such as
   * `{ document: "search_document: ", query: "search_query: " }` for nomic-embed-text.
   */
  prefix?: { document?: string | undefined; query?: string | undefined } | undefined;
  /** How vectors travel: base64 is a third of the size; servers that refuse it get float. @default "base64" */
  encoding?: "base64" | "float" | undefined;
  /** Names the model and what changes its vectors. @default `openai:` with the model and the prefix */
  id?: string | undefined;
};

type KnownModel = keyof typeof wholeDimensions;

// OpenAI takes 300,000 tokens in a request; the estimate may be low.
const mostTokens = 200_000;

/**
 * An embedder on the embeddings of OpenAI and of every server that speaks the same. Retries are the client's (two, with the waits
 * that the server asks for). When neither `dimensions` nor OpenAI's models tell how long the vectors are, pass the result through
 * `resolveEmbedder` of `@holdfast/core`, which asks the server.
 *
 * @throws HoldfastError `invalid_options` without a model, or without a key for OpenAI
 *
 * @example
 * ```ts
 * const embedder = openaiEmbedder({ model: "text-embedding-3-small", dimensions: 512 });
 * const local = openaiEmbedder({ baseURL: "http://127.0.0.1:11434/v1", model: "nomic-embed-text", dimensions: 768 });
 * ```
 */
export function openaiEmbedder(
  options: OpenAIEmbedderOptions & ({ dimensions: number } | { model: KnownModel }),
): Embedder;
export function openaiEmbedder(
  options: OpenAIEmbedderOptions,
): Omit<Embedder, "dimensions"> & { readonly dimensions?: number };
export function openaiEmbedder(
  options: OpenAIEmbedderOptions,
): Omit<Embedder, "dimensions"> & { readonly dimensions?: number } {
  const { model, prefix, batchSize = 256, maxTextTokens = 8_000 } = options;
  check("model", typeof model === "string" && model !== "", "the name of a model");
  for (const [name, value] of Object.entries({
    batchSize,
    maxTextTokens,
    dimensions: options.dimensions,
  })) {
    check(
      name,
      value === undefined || (Number.isInteger(value) && value > 0),
      "a positive whole number",
    );
  }
  const client = clientFor(options);
  const create = client.embeddings.create.bind(client.embeddings) as unknown as (
    body: object,
    options: object,
  ) => Promise<unknown>;
  const whole: number | undefined = wholeDimensions[model as KnownModel];
  const dimensions = options.dimensions ?? whole;
  let encoding = options.encoding ?? "base64";
  let sendsDimensions = options.dimensions !== undefined && options.dimensions !== whole;

  const request = async (
    input: string[],
    signal: AbortSignal | undefined,
  ): Promise<Float32Array[]> => {
    for (;;) {
      const shortens = sendsDimensions ? { dimensions } : {};
      const body = { model, input, encoding_format: encoding, ...shortens };
      try {
        return vectorsOf(await create(body, signal ? { signal } : {}), input.length);
      } catch (error) {
        signal?.throwIfAborted();
        const { status, message, param } = shapeOf(error);
        const text = status === 400 || status === 422 ? `${message} ${param}`.toLowerCase() : "";
        if (encoding === "base64" && /encoding_format|base64/.test(text)) encoding = "float";
        else if (sendsDimensions && /dimension|matryoshka/.test(text)) sendsDimensions = false;
        else throw error;
      }
    }
  };

  return {
    id: options.id ?? `openai:${model}${prefix?.document ? `#${prefix.document.trim()}` : ""}`,
    ...(dimensions === undefined ? {} : { dimensions }),
    async embed(texts, { signal, purpose }) {
      const before = prefix?.[purpose] ?? "";
      const limits = { texts: batchSize, textTokens: maxTextTokens, tokens: mostTokens };
      const vectors: Float32Array[] = [];
      for (const batch of embeddingBatches(
        texts.map((text) => before + text),
        limits,
      )) {
        vectors.push(...(await request(batch, signal)));
      }
      return vectors;
    },
  };
}

function check(name: string, holds: boolean, expected: string): void {
  if (!holds) throw new HoldfastError("invalid_options", `${name}: expected ${expected}`);
}

function vectorsOf(response: unknown, count: number): Float32Array[] {
  const { data, error } = shapeOf(response);
  if (error !== undefined && error !== null) throw serverError(error);
  if (!Array.isArray(data) || data.length !== count) {
    const got = Array.isArray(data) ? `${data.length} embeddings` : "no list of embeddings";
    throw new HoldfastError(
      "invalid_vector",
      `The server answered with ${got} for ${count} texts.`,
    );
  }
  const items = data.map(shapeOf);
  // Some servers number every embedding with 0.
  const numbered = new Set(items.map(({ index }) => index)).size === count;
  const vectors: Float32Array[] = new Array(count);
  items.forEach(({ embedding, index }, position) => {
    vectors[numbered && Number.isInteger(index) ? (index as number) : position] =
      decodeVector(embedding);
  });
  return vectors;
}
