import type { Memory, MessageLike, Scope } from "@holdfast/core";
import { withDeadline } from "../recall/with-deadline.ts";
import { memoryTools } from "../tools/memory-tools.ts";
import type { EveMemoryProvider, EveOperation, EveRecall } from "./eve-provider.ts";
import { RecentOperations } from "./recent-operations.ts";
import { spokenIn } from "./spoken-in.ts";

/** How {@link eveMemory} remembers. */
export interface EveMemoryOptions<Tool = unknown> {
  /** From `createMemory()` of `@holdfast/core`. */
  memory: Memory;
  /** Whose memory a slot's scope stands for. @default `{ userId: key }` */
  scope?: ((operation: Pick<EveOperation, "memory">) => Scope) | undefined;
  /** eve's `defineTool`. Without it the agent gets no tools for its memory. */
  defineTool?: ((tool: never) => Tool) | undefined;
  /** The most items. @default 8 */
  limit?: number | undefined;
  /** The most tokens (estimated); eve cuts nothing off by itself. @default 800 */
  maxTokens?: number | undefined;
  /** How long a turn waits for its recall, in milliseconds. @default 500 */
  deadlineMs?: number | undefined;
  /** Told about every failure; a recall that throws would fail eve's turn. */
  onError?: ((error: unknown) => void) | undefined;
}

const id = "holdfast";
const actor = "ai-sdk:eve";
const nothingNow = "Nothing that is remembered concerns this turn.";

/**
 * A memory provider for a slot of eve: recalls when a turn starts and after a compaction, records turns when they are completed, and what
 * a compaction is about to drop and was never recorded. What is recalled is one message that takes the place of the one before, so that
 * nothing stands in the context that was withdrawn since.
 *
 * @example
 * ```ts
 * // agent/memory/user.ts
 * export default defineMemory({
 *   description: "What the user told in earlier sessions.",
 *   provider: defineMemoryProvider(eveMemory({ memory, defineTool })),
 *   scope: byPrincipal,
 * });
 * ```
 */
export function eveMemory<Tool = unknown>(
  options: EveMemoryOptions<Tool>,
): EveMemoryProvider<Record<string, Tool>> {
  const { memory, defineTool, onError } = options;
  const scopeOf = options.scope ?? (({ memory: { scope } }) => ({ userId: scope.key }));
  const runOf = (operation: EveOperation): Scope => {
    const session = operation.session?.id;
    const scope = scopeOf(operation);
    return typeof session === "string" && session !== "" ? { ...scope, runId: session } : scope;
  };
  const recalls = new RecentOperations<Promise<EveRecall | null>>();

  const recall = (operation: EveOperation): Promise<EveRecall | null> =>
    recalls.once(operation.operationId, () => recallNow(operation));

  const recallNow = async (operation: EveOperation): Promise<EveRecall | null> => {
    const { limit = 8, maxTokens = 800, deadlineMs = 500 } = options;
    const messages = [...spokenIn(operation.messages), ...spokenIn(operation.turn?.input)];
    try {
      if (!messages.some(({ role }) => role === "user")) return null;
      const { text } = await withDeadline(
        (signal) =>
          memory.recall({ ...scopeOf(operation), messages, limit, maxTokens, deadlineMs, signal }),
        deadlineMs,
        operation.abortSignal,
      );
      if (text !== "") return { messages: [{ id, content: text }] };
      return operation.messages.length === 0 ? null : { messages: [{ id, content: nothingNow }] };
    } catch (error) {
      onError?.(error);
      return null;
    }
  };

  return {
    recall: { "turn.started": recall, "compaction.completed": recall },
    capture: {
      // eve logs what this throws and lets the turn be.
      async "turn.completed"(operation) {
        const input = spokenIn(operation.turn?.input).filter(({ role }) => role === "user");
        const spoken = spokenIn(operation.messages);
        const from = spoken.findLastIndex(({ role }) => role === "user") + 1;
        await capture([...input, ...spoken.slice(from)], operation);
      },
      async "compaction.requested"(operation) {
        try {
          const scope = runOf(operation);
          const { items } = await memory.turns(scope, { order: "descending", limit: 1_000 });
          const recorded = new Set(items.map(({ role, text }) => `${role} ${text}`));
          const missing = spokenIn(operation.messages).filter(
            ({ role, content }) => !recorded.has(`${role} ${content}`),
          );
          await capture(missing, operation);
        } catch (error) {
          onError?.(error);
        }
      },
    },
    async tools(operation) {
      if (defineTool === undefined) return null;
      const tools = Object.entries(memoryTools(memory, scopeOf(operation)));
      return Object.fromEntries(tools.map(([name, tool]) => [name, defineTool(tool as never)]));
    },
  };

  async function capture(messages: MessageLike[], operation: EveOperation): Promise<void> {
    if (messages.length === 0) return;
    const turnKey = `eve ${operation.operationId}`.slice(0, 512);
    await memory.capture(messages, { ...runOf(operation), turnKey, actor });
  }
}
