import type { AgentConfig } from "@mastra/core/agent";
import { Agent } from "@mastra/core/agent";
import { noopLogger } from "@mastra/core/logger";
import { InMemoryStore } from "@mastra/core/storage";
import type { HoldfastMemoryConfig } from "../../src/index.ts";
import { HoldfastMemory } from "../../src/index.ts";
import type { MockModelOptions, MockStep, SeenCall } from "./mock-model.ts";
import { mockModel } from "./mock-model.ts";
import { openMemory } from "./open-memory.ts";

/** What an {@link agentWithMemory} is made of, beside the defaults. */
export interface AgentWithMemoryOptions {
  script?: readonly MockStep[] | ((call: SeenCall, index: number) => MockStep);
  model?: MockModelOptions;
  agent?: Partial<AgentConfig>;
  memory?: HoldfastMemoryConfig;
}

/** An agent with a scripted model, Mastra's store in memory, and a {@link HoldfastMemory} over a real memory. */
export async function agentWithMemory(options: AgentWithMemoryOptions = {}) {
  const { script = ["All right."], agent: config, memory: memoryConfig } = options;
  const client = await openMemory();
  const storage = new InMemoryStore();
  const warnings: string[] = [];
  const { model, calls } = mockModel(script, options.model);
  const memory = new HoldfastMemory({
    storage,
    ...memoryConfig,
    holdfast: {
      memory: client,
      onWarning: (message, error) => warnings.push(`${message}: ${String(error)}`),
      ...memoryConfig?.holdfast,
    },
  });
  const agent = new Agent({
    id: "helper",
    name: "Helper",
    instructions: "Be kind.",
    model,
    memory,
    maxRetries: 0,
    ...config,
  } as AgentConfig);
  agent.__setLogger(noopLogger);
  return { agent, memory, client, calls, warnings, storage };
}

/** The ids of a call. */
export const ids = (resource: string, thread: string) => ({ memory: { resource, thread } });

/** What was recorded in a scope, as `role: text`. */
export async function recorded(
  { client, memory }: Pick<Awaited<ReturnType<typeof agentWithMemory>>, "client" | "memory">,
  scope: { userId?: string; runId?: string; agentId?: string },
): Promise<string[]> {
  await memory.settled();
  const { items } = await client.turns(scope, { limit: 1_000 });
  return items.map(({ role, text }) => `${role}: ${text}`);
}
