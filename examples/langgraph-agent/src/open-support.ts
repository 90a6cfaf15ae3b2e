import { createMemory } from "@holdfast/core";
import { HoldfastSaver } from "@holdfast/langgraph";
import { createSupportAgent } from "./agent.ts";
import { createSupportGraph } from "./graph.ts";
import type { Support } from "./support.ts";

/** How the support agent is built. */
export type Kind = "createAgent" | "StateGraph";

/** Opens the agent on one file, which holds its memory and its checkpoints. */
export async function openSupport(
  kind: Kind,
  path: string,
): Promise<{ support: Support; flush: () => Promise<void>; close: () => Promise<void> }> {
  const memory = await createMemory({ path });
  const checkpointer = await HoldfastSaver.open({ memory });
  const create = kind === "createAgent" ? createSupportAgent : createSupportGraph;
  return {
    support: create(memory, checkpointer),
    // facts are read in the background, milliseconds after an answer; a script does not wait that long
    flush: () => memory.flush(),
    async close() {
      await checkpointer.close();
      await memory.close();
    },
  };
}
