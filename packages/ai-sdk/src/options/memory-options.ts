import type { Scope } from "@holdfast/core";
import type { MemoryLike } from "../memory-like.ts";
import type { Inject } from "../recall/inject.ts";
import type { CallOptions, PromptMessage } from "../spec/language-model.ts";

/** What a call may do with the memory: nothing, recall only, capture only, or both. */
export type MemoryMode = "off" | "read" | "write" | "readwrite";

/**
 * When a finished turn is recorded: beside the response (`background`), before the result is handed out (`inline`), also when
 * the client went away in the middle of a stream (`drain`: the provider's stream is read to its end, whoever listens), or never.
 */
export type CaptureMode = "background" | "inline" | "drain" | "off";

/** Whose memory a call uses. `null` switches memory off for the call; `undefined` leaves it to the next source. */
export type ScopeSource = Scope | ((params: CallOptions) => Scope | null | undefined);

/** Something that went wrong with the memory. The model call went on without it. */
export interface MemoryFailure {
  stage: "scope" | "recall" | "inject" | "capture";
  error: unknown;
}

/** How much is recalled, and how long a call waits for it. */
export interface RecallSettings {
  /** The most items, 1 to 1,000. @default 8 */
  limit?: number | undefined;
  /** The most tokens of the text (estimated), at least 100. @default 800 */
  maxTokens?: number | undefined;
  /** How long a call waits, in milliseconds; then it goes on without memories and with a warning. @default 500 */
  deadlineMs?: number | undefined;
  /** What to look for. @default the last user message, with the ones before it when it is short */
  query?: ((prompt: readonly PromptMessage[]) => string) | undefined;
  /** Whether other runs of the same user (agent, app) are searched too. @default true */
  acrossRuns?: boolean | undefined;
}

/** What is recorded of a turn, and when. */
export interface CaptureSettings {
  /** @default "background" */
  mode?: CaptureMode | undefined;
  /** Whether results of tools are recorded too, as words of the tool. @default false */
  tools?: boolean | undefined;
  /** What is recorded of calls for structured output: the user's words, the answer too, or nothing. @default "user" */
  json?: "user" | "all" | "off" | undefined;
  /**
   * Whether earlier turns in the prompt that were never recorded are recorded with the next one: those that this process has seen
   * begin, and those that follow a recorded one. What only stands in the prompt, such as examples for the model, is no turn.
   * `"all"` takes every earlier turn, whether or not anything is known of it.
   *
   * @default true
   */
  catchUp?: boolean | "all" | undefined;
}

/** How {@link withMemory} and {@link memoryMiddleware} remember. */
export interface MemoryOptions {
  /** From `createMemory()` of `@holdfast/core`. */
  memory: MemoryLike;
  /**
   * Whose memory it is, when a call does not say so itself. Ids are taken from the call (`providerOptions.holdfast`), then from
   * this when it is a function, then from {@link withMemory.run}, then from this when it is an object. Without any, memory is off for the call.
   */
  scope?: ScopeSource | undefined;
  /** @default "readwrite" */
  mode?: MemoryMode | undefined;
  /**
   * Where recalled text goes: before the last user message (`"user"`), also before the earlier ones, each with its own
   * (`"sticky"`), after the leading system messages (`"system"`), or where a function puts it. @default "user"
   */
  inject?: Inject | undefined;
  recall?: RecallSettings | undefined;
  capture?: CaptureMode | CaptureSettings | undefined;
  /**
   * Keeps a serverless function alive until the work is done: `after` of `next/server`, `waitUntil` of the platform.
   * @default that of Vercel's request context, where there is one
   */
  waitUntil?: ((work: Promise<unknown>) => void) | undefined;
  /** Told about every failure of the memory. It never reaches the caller of the model. */
  onError?: ((failure: MemoryFailure) => void) | undefined;
}
