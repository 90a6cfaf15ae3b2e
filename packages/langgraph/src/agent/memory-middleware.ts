import type { BaseMessage, SystemMessage } from "@langchain/core/messages";
import type { AgentMiddleware } from "langchain";
import { type AgentMemoryOptions, captureLast, recallFor } from "./agent-memory.ts";
import { exchangesOf } from "./exchanges.ts";
import { type Run, scopesOf } from "./memory-scope.ts";
import { RecallCache } from "./recall-cache.ts";
import { wholeRun } from "./whole-run.ts";

/**
 * Long-term memory for `createAgent` of LangChain v1. What matters for the next answer is recalled into the system prompt of each
 * model call, once per message of the user, and never into the agent's state: checkpoints stay as they are without it. When a run
 * ends, its exchange is kept; facts are read out of it in the background. A memory that fails or is slow costs the run at most the
 * deadline.
 *
 * @example
 * ```ts
 * import { createMemory } from "@holdfast/core";
 * import { memoryMiddleware } from "@holdfast/langgraph";
 * import { createAgent } from "langchain";
 *
 * const memory = await createMemory({ path: "memory.db" });
 * const agent = createAgent({ model, tools, middleware: [memoryMiddleware({ memory })] });
 * await agent.invoke({ messages }, { context: { userId: "maya" }, configurable: { thread_id: "chat-1" } });
 * ```
 */
export function memoryMiddleware(options: AgentMemoryOptions): AgentMiddleware {
  const cache = new RecallCache();
  const middleware: AgentMiddleware = {
    name: "HoldfastMemory",
    async wrapModelCall(request, handler) {
      const runtime = wholeRun(request.runtime);
      const messages = request.state.messages as BaseMessage[];
      const { text } = await cache.get(keyOf(messages, runtime, options), () =>
        recallFor(messages, runtime, options),
      );
      return handler(text === "" ? request : { ...request, ...withBlock(request, text) });
    },
    async afterAgent(state, hookRuntime) {
      const runtime = wholeRun(hookRuntime);
      const messages = state.messages as BaseMessage[];
      const recalled = await cache.take(keyOf(messages, runtime, options));
      await captureLast(messages, runtime, options, recalled?.ids);
    },
  };
  // what createMiddleware of langchain adds, which is not needed for more
  return Object.assign(middleware, { [Symbol.for("AgentMiddleware")]: true });
}

// Within one message of the user every step of the tool loop sees the same block, so that the provider's cache of the prompt holds.
function keyOf(messages: readonly BaseMessage[], run: Run, { scope }: AgentMemoryOptions): string {
  try {
    return JSON.stringify([scopesOf(scope, run), exchangesOf(messages).at(-1)?.turnKey]);
  } catch {
    return "";
  }
}

// The first releases of langchain 1 know only a prompt that is a string.
function withBlock(
  { systemMessage, systemPrompt }: { systemMessage?: SystemMessage; systemPrompt?: string },
  block: string,
): { systemMessage: SystemMessage } | { systemPrompt: string } {
  if (systemMessage === undefined)
    return { systemPrompt: [systemPrompt, block].filter(Boolean).join("\n\n") };
  return {
    systemMessage: systemMessage.concat(systemMessage.text === "" ? block : `\n\n${block}`),
  };
}
