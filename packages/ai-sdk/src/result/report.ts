import type { Recalled } from "../recall/recalled.ts";
import { providerKey } from "../turn/call-settings.ts";
import { messageOf } from "../turn/message-of.ts";

/** What a result says about its memory: `providerMetadata.holdfast`. */
export interface MemoryReport {
  /** What was recalled into the prompt, best first. */
  recalled: { id: string; kind: "memory" | "turn"; score: number }[];
  /** Estimated tokens of the recalled text. */
  tokens: number;
  /** How long the recall took, in milliseconds. */
  ms: number;
}

/** The metadata of a provider, with our report beside it. */
export function withReport(
  metadata: unknown,
  recalled: Recalled | undefined,
): Record<string, unknown> | undefined {
  if (recalled === undefined) return metadata as Record<string, unknown> | undefined;
  const { items, tokens, ms } = recalled;
  const report: MemoryReport = { recalled: [...items], tokens, ms };
  return { ...(metadata as object | undefined), [providerKey]: report };
}

/** Warnings of the provider, with ours behind them in the form that all versions of the AI SDK know. */
export function withWarnings(given: unknown, messages: readonly string[]): unknown[] {
  const ours = messages.map((message) => ({ type: "other", message: `holdfast: ${message}` }));
  return [...(Array.isArray(given) ? given : []), ...ours];
}

/** How a failed capture is put into a warning. */
export function captureWarning(error: unknown): string {
  return `the turn was not recorded: ${messageOf(error)}`;
}
