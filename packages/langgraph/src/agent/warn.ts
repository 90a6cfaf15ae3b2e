import { dispatchCustomEvent } from "@langchain/core/callbacks/dispatch";

/** Something that the memory could not do. The run goes on without it. */
export interface MemoryWarning {
  /** What was left out, in words. */
  message: string;
  /** Why, when something failed. */
  cause?: unknown;
}

/** Told of each warning. What it throws is ignored. */
export type OnMemoryWarning = (warning: MemoryWarning) => void;

/** The name under which warnings reach the callbacks of a run (`handleCustomEvent`, `streamEvents`). */
const warningEvent = "holdfast_warning";

/**
 * Tells of a warning without ever failing: the given listener, or without one Node's own channel (`process.emitWarning`); and in
 * either case the callbacks of the run, as the custom event `holdfast_warning`.
 */
export async function warn(
  warning: MemoryWarning,
  listener: OnMemoryWarning | undefined,
): Promise<void> {
  const { message, cause } = warning;
  const detail = cause === undefined ? message : `${message}: ${textOf(cause)}`;
  try {
    if (listener === undefined) process.emitWarning(detail, "HoldfastWarning");
    else listener(warning);
  } catch {
    // whoever listens must not break what they listen to
  }
  try {
    await dispatchCustomEvent(warningEvent, { message: detail });
  } catch {
    // outside of a run there are no callbacks
  }
}

function textOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
