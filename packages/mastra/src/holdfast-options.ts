import type { LanguageModelLike, MemoryOptions } from "@holdfast/core";
import type { MastraModel, MastraModelList } from "./from-mastra-model.ts";
import type { HoldfastClient } from "./holdfast-client.ts";
import type { FixedIds, IdentityResolver } from "./identity.ts";
import type { ToolName } from "./tool-names.ts";

/** How the adapter works. Everything is optional. */
export interface AdapterOptions extends FixedIds {
  /**
   * A memory that is open, or a promise of one; who opened it closes it. Without it one is opened at first use, as the other
   * options say (see `createMemory`), by default in `.holdfast/memory.db`.
   */
  memory?: HoldfastClient | Promise<HoldfastClient> | undefined;
  /** Whose memory a run is about. @default the resource is the user, the thread the conversation: see `identityOf` */
  identify?: IdentityResolver | undefined;
  /** The most tokens (estimated) of what is recalled for a turn, at least 100. @default 1000 */
  maxTokens?: number | undefined;
  /** The most items recalled for a turn. @default 20 */
  limit?: number | undefined;
  /** How long a turn waits for what is recalled, in milliseconds; then it goes on without. @default 1000 */
  deadlineMs?: number | undefined;
  /** Whether memories are put into the prompt. @default true */
  recall?: boolean | undefined;
  /** Whether turns are recorded. @default true */
  capture?: boolean | undefined;
  /** Which tools the agent gets; only a {@link HoldfastMemory} or a wrapped memory gives it any. @default none */
  tools?: boolean | readonly ToolName[] | undefined;
  /**
   * Whether what is done to threads in Mastra is done to what was recorded of them (by a {@link HoldfastMemory}): turns of a
   * deleted thread or message are hidden, turns of a thread that is given to another resource are recorded for that one
   * instead. Facts about the user stay in any case. @default false
   */
  followThreads?: boolean | undefined;
  /** Keeps a serverless function alive until what it is given is done, such as `waitUntil` of the platform. */
  waitUntil?: ((work: Promise<unknown>) => void) | undefined;
  /** Told what could not be done. The run goes on. @default the logger of Mastra */
  onWarning?: ((message: string, error: unknown) => void) | undefined;
}

/** How a memory is opened: as by `createMemory`, but for the model. */
export interface OpeningOptions extends Omit<MemoryOptions, "llm"> {
  /**
   * Reads the facts out of what is said: what `createMemory` takes, or a model as Mastra names it, such as
   * `"openai/gpt-5-mini"`. With `false`, rules do.
   *
   * @default the model that the agent used last; rules if that is one of the AI SDK's first specification
   */
  llm?: LanguageModelLike | MastraModel | MastraModelList | false | undefined;
}

/** Options of the adapter, and, unless it is given a `memory`, how to open one. */
export type HoldfastOptions = AdapterOptions & OpeningOptions;
