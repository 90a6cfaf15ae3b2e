import type { ModelAnswer } from "./language-model.ts";

/** What calls of a language model cost. */
export interface ModelUsage {
  /** How many requests were made, repeated and failed ones included. */
  calls: number;
  /** As far as the model tells. */
  inputTokens: number;
  /** As far as the model tells. */
  outputTokens: number;
  /** From the first request to the last answer, waiting between attempts included. */
  milliseconds: number;
}

/** No cost. */
export const noUsage: Readonly<ModelUsage> = Object.freeze({
  calls: 0,
  inputTokens: 0,
  outputTokens: 0,
  milliseconds: 0,
});

/** The sum of two costs. */
export function addUsage(one: Readonly<ModelUsage>, other: Readonly<ModelUsage>): ModelUsage {
  return {
    calls: one.calls + other.calls,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    milliseconds: one.milliseconds + other.milliseconds,
  };
}

/** The cost of one call. What the model does not tell, or tells wrongly, counts as nothing. */
export function usageOf(answer: ModelAnswer): Pick<ModelUsage, "inputTokens" | "outputTokens"> {
  return {
    inputTokens: countOf(answer.usage?.inputTokens),
    outputTokens: countOf(answer.usage?.outputTokens),
  };
}

function countOf(value: number | undefined): number {
  return value !== undefined && value > 0 && Number.isFinite(value) ? value : 0;
}
