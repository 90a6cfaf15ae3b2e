import type { Scope } from "@holdfast/core";
import type { CallOptions } from "../spec/language-model.ts";
import type { PromptTurn } from "./read-turns.ts";

/** One call of a model by someone whose memory is known: a step of a turn. */
export interface MemoryCall {
  scope: Scope;
  reads: boolean;
  writes: boolean;
  /** The options of the call without our settings, and with the prompt as the application wrote it. */
  params: CallOptions;
  turns: readonly PromptTurn[];
  current: PromptTurn;
  /** Whether the answer is to be JSON. */
  json: boolean;
  /** When the call began, in milliseconds since 1970. */
  startedAt: number;
}
