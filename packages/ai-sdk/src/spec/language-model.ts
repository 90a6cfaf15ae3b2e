/**
 * A language model of the AI SDK: specification v2 (ai 5), v3 (ai 6) or v4 (ai 7). Seen by its shape, so that one package fits all
 * of them.
 */
export interface AnyLanguageModel {
  readonly specificationVersion: "v2" | "v3" | "v4";
  readonly provider: string;
  readonly modelId: string;
  doGenerate(options: never): PromiseLike<unknown>;
  doStream(options: never): PromiseLike<unknown>;
}

/** A part of a message or of an answer. Unknown types are passed on as they are. */
export interface Part {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** A message of a prompt as a provider gets it. Only a system message has a string as its content. */
export interface PromptMessage {
  readonly role: "system" | "user" | "assistant" | "tool";
  readonly content: string | readonly Part[];
  readonly providerOptions?: unknown;
}

/** What a model is called with, as far as memory looks into it. */
export interface CallOptions {
  readonly prompt: readonly PromptMessage[];
  readonly tools?: readonly { readonly name?: unknown }[] | undefined;
  readonly responseFormat?: { readonly type: string } | undefined;
  readonly abortSignal?: AbortSignal | undefined;
  readonly headers?: object | undefined;
  readonly providerOptions?: Readonly<Record<string, unknown>> | undefined;
}

/** What `doGenerate` gives, as far as memory looks into it. */
export interface GenerateResult {
  readonly content?: readonly Part[];
  readonly finishReason?: unknown;
  readonly providerMetadata?: Readonly<Record<string, unknown>> | undefined;
  readonly warnings?: readonly unknown[];
}

/** What `doStream` gives, as far as memory looks into it. */
export interface StreamResult {
  readonly stream: ReadableStream<Part>;
}
