import type { MessageList } from "@mastra/core/agent";
import type { RequestContext } from "@mastra/core/request-context";
import { findTurn } from "./find-turn.ts";
import type { RunIds } from "./identity.ts";
import type { MemoryLink } from "./memory-link.ts";

/** A run that is over. */
export interface FinishedRun {
  run: RunIds;
  list: MessageList;
  finishReason: string;
  requestContext: RequestContext | undefined;
  /** Ids of what was recalled for it. */
  recalled: readonly string[];
}

/**
 * Queues the turn of a finished run to be recorded, and returns at once. A run that failed is not recorded; of one that was
 * aborted, what had been said is, as an unfinished turn.
 */
export function captureTurn(
  { run, list, finishReason, requestContext, recalled }: FinishedRun,
  link: MemoryLink,
): void {
  if (finishReason === "error") return;
  // read now: the list changes hands when the hook returns
  const turn = findTurn(list);
  if (turn === undefined) return;
  const identified = link.identify(run, requestContext);
  identified.catch(() => undefined);
  const capture = async () => {
    const identity = await identified;
    if (identity?.capture === undefined) return;
    const memory = await link.source.memory();
    const { warnings } = await memory.capture(turn.messages, {
      ...identity.capture,
      turnKey: turn.turnKey,
      partial: finishReason === "aborted",
      actor: "mastra",
      recalled,
    });
    for (const warning of warnings) link.warn("Recorded with a warning", warning);
  };
  const done = link.enqueue(capture, "A turn was not recorded");
  link.options.waitUntil?.(done.then(() => link.settled()));
}
