import { z } from "zod";
import type { Clock, IdentifierSource } from "../model/identifier.ts";
import type { EmbedderLike } from "../provider/resolve-embedder.ts";
import type { LanguageModelLike } from "../provider/resolve-language-model.ts";
import type { RerankerLike } from "../provider/resolve-reranker.ts";
import type { Store } from "../store/store.ts";
import type { VectorIndex, VectorIndexSource } from "../vector/vector-index.ts";
import type { ExtractionOptions } from "./extraction-options.ts";
import { extractionOptionsSchema } from "./extraction-options.ts";

/** How {@link createMemory} opens a memory. Everything is optional. */
export interface MemoryOptions {
  /**
   * The SQLite file, or `:memory:` for one that ends with the process.
   *
   * @default ".holdfast/memory.db" below the working directory; its folder is made. The folder of any other path must exist.
   */
  path?: string | undefined;
  /** Another store than a SQLite file. Excludes `path`, `readOnly`, `maxBytes` and `lockTimeoutMs`. */
  store?: Store | undefined;
  /**
   * Reads the facts out of what is said: a language model of the AI SDK, a chat model of LangChain.js, `openaiModel` of
   * `@holdfast/openai`, a function, or a {@link LanguageModel}. Without one, rules do (English).
   */
  llm?: LanguageModelLike | undefined;
  /**
   * Turns texts into vectors, so that paraphrases are found: an embedding model of the AI SDK, embeddings of LangChain.js,
   * `openaiEmbedder` of `@holdfast/openai`, a function, or an {@link Embedder}. Without one, search goes by words alone.
   */
  embedder?: EmbedderLike | undefined;
  /**
   * How long one call of the embedder may take while texts are recorded, in milliseconds. Then the texts wait for their
   * vectors, and `add` returns with a warning.
   *
   * @default 30000
   */
  embedTimeoutMs?: number | undefined;
  /**
   * Where vectors are searched, when there is an embedder: `chromaIndex` of `@holdfast/chroma`, `fromVectorStore` of
   * `@holdfast/langgraph`, `fromMastraVector` of `@holdfast/mastra`, or any {@link VectorIndex}. The memory keeps the vectors too and
   * brings the index up to date, also after failures; one index serves one memory. `false` ends that for a file that had one.
   *
   * @default the vectors in the store, compared exactly
   */
  index?: VectorIndexSource | false | undefined;
  /** How long one call of the index may take, in milliseconds. @default 5000 */
  indexTimeoutMs?: number | undefined;
  /** Orders the best candidates of a search once more: a reranking model of the AI SDK, a function, or a {@link Reranker}. */
  reranker?: RerankerLike | undefined;
  /**
   * What to do when the file was built with another embedder: refuse to open it, or drop its vectors and embed everything
   * again (in `flush`, `reindex` and after each write).
   *
   * @default "refuse"
   */
  onEmbedderChange?: "refuse" | "reindex" | undefined;
  /**
   * The main language of what will be remembered, as an ISO 639-1 code: it decides how words are reduced to their stems. Scripts
   * other than Latin are recognised by themselves. A file that was built for another language is indexed anew when opened.
   *
   * @default the file's language, "en" for a new file
   */
  language?: string | undefined;
  /**
   * Take secrets (API keys, tokens, passwords, private keys, card numbers) out of what is recorded, before it is stored, indexed or
   * shown to a model. Each leaves a marker such as `[redacted: api key]`. With `false` they are kept as they were said.
   *
   * @default true
   */
  redact?: boolean | undefined;
  /** Open without writing anything. @default false */
  readOnly?: boolean | undefined;
  /** How large the file may become, in bytes. @default as the disk allows */
  maxBytes?: number | undefined;
  /** How long a write waits while another process writes, in milliseconds. @default 5000 */
  lockTimeoutMs?: number | undefined;
  /** Memory for what was read: three quarters for the indexes, one for records, in bytes. @default 64 MiB, about 600,000 short turns */
  cacheBytes?: number | undefined;
  /** How facts are read out of what is said, in the background too. */
  extraction?: ExtractionOptions | undefined;
  /** Told about long work while the memory is opened. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** The clock, for tests. @default Date.now */
  clock?: Clock | undefined;
  /** Makes ids, for tests. @default UUIDv7 */
  identifiers?: IdentifierSource | undefined;
}

/** How far long work is. */
export interface Progress {
  /** What is being done: building the index of words, embedding texts, or filling the vector index. */
  stage: "words" | "vectors" | "index";
  done: number;
  total: number;
}

const hasMethods = <T>(...methods: string[]) =>
  z.custom<T>(
    (value) =>
      typeof value === "object" &&
      value !== null &&
      methods.every((method) => typeof (value as Record<string, unknown>)[method] === "function"),
    `expected an object with ${methods.map((method) => `${method}()`).join(", ")}`,
  );

const isFunction = <T>() =>
  z.custom<T>((value) => typeof value === "function", "expected a function");

/** Checks {@link MemoryOptions}. */
export const memoryOptionsSchema = z
  .strictObject({
    path: z.string().min(1).optional(),
    store: hasMethods<Store>("write", "partitions", "close").optional(),
    llm: z.custom<LanguageModelLike>().optional(),
    embedder: z.custom<EmbedderLike>().optional(),
    index: z
      .union([
        z.literal(false),
        isFunction<Extract<VectorIndexSource, (...given: never) => unknown>>(),
        hasMethods<VectorIndex>("upsert", "query", "delete", "count"),
      ])
      .optional(),
    indexTimeoutMs: z.number().min(1).max(3_600_000).default(5_000),
    reranker: z.custom<RerankerLike>().optional(),
    onEmbedderChange: z.enum(["refuse", "reindex"]).default("refuse"),
    language: z.string().optional(),
    redact: z.boolean().default(true),
    readOnly: z.boolean().default(false),
    maxBytes: z.int().positive().optional(),
    lockTimeoutMs: z.number().min(0).max(600_000).default(5_000),
    embedTimeoutMs: z.number().min(1).max(3_600_000).default(30_000),
    cacheBytes: z
      .int()
      .min(0)
      .default(64 * 1024 * 1024),
    extraction: extractionOptionsSchema.prefault({}),
    onProgress: isFunction<(progress: Progress) => void>().optional(),
    clock: isFunction<Clock>().optional(),
    identifiers: isFunction<IdentifierSource>().optional(),
  })
  .refine(
    ({ path, store, readOnly, maxBytes }) =>
      store === undefined || (path === undefined && !readOnly && maxBytes === undefined),
    "store excludes path, readOnly and maxBytes",
  )
  .refine(
    ({ index, embedder }) => !index || embedder !== undefined,
    "index needs an embedder, whose vectors it holds",
  );
