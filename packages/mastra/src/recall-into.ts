import type { Filter, Scope } from "@holdfast/core";
import type { MastraDBMessage, MessageList } from "@mastra/core/agent";
import type { MemoryLink } from "./memory-link.ts";
import { spokenMessages } from "./read-messages.ts";
import { withinDeadline } from "./within-deadline.ts";

/** The tag of the system message with what was recalled. */
export const recallTag = "holdfast";

/** Messages of the conversation that a query can be made of: the core takes the last words of the user and, if few, some before. */
const recentMessages = 8;

/**
 * Recalls what matters for the conversation and puts it behind the instructions, as a system message that is not part of the
 * history. Never throws, and gives up at the deadline.
 *
 * @param scopeOf says what to search, within the deadline too; undefined for nothing
 * @param signal ends the waiting early: the run was aborted
 * @returns the ids of what was recalled
 */
export async function recallInto(
  list: MessageList,
  link: MemoryLink,
  scopeOf: () => Promise<Scope | undefined>,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const { deadlineMs } = link;
  const { maxTokens, limit } = link.options;
  const messages = list.get.all.db();
  try {
    const recalled = await withinDeadline(
      deadlineMs,
      async (signal) => {
        const [memory, scope] = await Promise.all([
          link.source.memory(),
          scopeOf(),
          // what was said a moment ago shall be found
          link.source.queue.idle(deadlineMs / 4),
        ]);
        return (
          scope &&
          memory.recall({
            ...scope,
            messages: spokenMessages(messages).slice(-recentMessages),
            filter: notIn(messages),
            // what is found by words alone shall still arrive in time when the embedder does not
            deadlineMs: deadlineMs / 2,
            signal,
            ...(maxTokens === undefined ? {} : { maxTokens }),
            ...(limit === undefined ? {} : { limit }),
          })
        );
      },
      signal,
    );
    list.clearSystemMessages(recallTag);
    if (recalled === undefined || recalled.text === "") return [];
    list.addSystem({ role: "system", content: recalled.text }, recallTag);
    for (const warning of recalled.trace.warnings) link.warn("Recalled with less", warning);
    return recalled.items.map(({ id }) => id);
  } catch (error) {
    if (signal?.aborted !== true) link.warn("Nothing was recalled", error);
    return [];
  }
}

// Turns that the model sees anyway, told by their thread and time.
function notIn(messages: readonly MastraDBMessage[]): Filter {
  const threads = new Map<string, Date[]>();
  for (const { threadId, createdAt } of messages) {
    if (threadId === undefined) continue;
    threads.set(threadId, [...(threads.get(threadId) ?? []), createdAt]);
  }
  const seen = [...threads].map(([runId, times]) => ({
    and: [{ kind: "turn" }, { runId }, { at: { in: times } }],
  }));
  return { not: { or: seen } };
}
