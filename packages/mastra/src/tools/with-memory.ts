import { HoldfastError } from "@holdfast/core";
import type { ToolExecutionContext } from "@mastra/core/tools";
import type { HoldfastClient } from "../holdfast-client.ts";
import type { Identity } from "../identity.ts";
import type { MemoryLink } from "../memory-link.ts";

/** What a tool says when it could not do its work. */
export interface Refusal {
  done: false;
  reason: string;
}

/**
 * Does the work of a tool with the memory of the run's user. A failure becomes an answer that the model can read, and a run
 * without a user has no memory.
 */
export async function withMemory<T>(
  link: MemoryLink,
  context: ToolExecutionContext,
  work: (memory: HoldfastClient, identity: Identity) => Promise<T>,
): Promise<T | Refusal> {
  const { agent, requestContext } = context;
  const { threadId, resourceId } = agent ?? {};
  if (threadId === undefined) return refusal("This conversation has no memory.");
  try {
    const identity = await link.identify({ threadId, resourceId }, requestContext);
    if (identity === undefined) return refusal("This conversation has no memory.");
    return await work(await link.source.memory(), identity);
  } catch (error) {
    if (HoldfastError.isInstance(error) && error.code === "not_found")
      return refusal("There is no memory with this id.");
    link.warn("A memory tool failed", error);
    return refusal("The memory could not be used.");
  }
}

/** An answer that says why nothing was done. */
export function refusal(reason: string): Refusal {
  return { done: false, reason };
}
