/** A JSON schema, as `z.toJSONSchema` makes it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** One message of a conversation with a language model. */
export interface ModelMessage {
  role: "user" | "assistant";
  content: string;
}

/** What a language model is asked. */
export interface ModelRequest {
  /** Instructions that stand before the messages. */
  system?: string | undefined;
  /** The conversation, oldest first; the last one is from the user. */
  messages: readonly ModelMessage[];
  /**
   * The shape of the answer, for models that can be held to one. A model that cannot may ignore it: whoever asks for a shape
   * describes it in the prompt too, and checks the answer.
   */
  schema?: ModelSchema | undefined;
  /** The most tokens of the answer. @default the model's own limit */
  maxOutputTokens?: number | undefined;
  /** Aborts the call. */
  signal?: AbortSignal | undefined;
}

/** The shape of an answer. */
export interface ModelSchema {
  /** Letters, digits, `_` and `-`, 64 at most. */
  name: string;
  description?: string | undefined;
  schema: JsonSchema;
}

/** What a language model answered. */
export interface ModelAnswer {
  /** The text, without separate reasoning. Empty when there is none. */
  text: string;
  /** The answer as a value, when the model or its library has already parsed it. */
  value?: unknown;
  /** What the call cost, as far as the model tells. */
  usage: { inputTokens?: number | undefined; outputTokens?: number | undefined };
  /** Why the answer ends: `stop`, `length` (cut off), `content-filter` (refused), or what else the model says. */
  finishReason?: string | undefined;
}

/**
 * A language model, as Holdfast uses one. {@link resolveLanguageModel} makes one of what you have.
 *
 * An implementation makes one attempt and rejects with the error as it came, its `status` or `statusCode`, `code` and
 * `headers` included: retries, deadlines and repairs are the caller's.
 */
export interface LanguageModel {
  /** Names the provider and the model, such as `openai:gpt-5-mini`. */
  readonly id: string;
  generate(request: ModelRequest): Promise<ModelAnswer>;
}
