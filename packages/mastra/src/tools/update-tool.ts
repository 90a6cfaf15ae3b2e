import { createTool } from "@mastra/core/tools";
import { z } from "zod/v4";
import type { MemoryLink } from "../memory-link.ts";
import { refusal, withMemory } from "./with-memory.ts";

/** `update_memory`: rewords a fact of the run's user. The state before stays in its history. */
export function updateTool(link: MemoryLink) {
  return createTool({
    id: "update_memory",
    description: "Changes a remembered fact (kind memory) that is no longer right.",
    inputSchema: z.object({
      id: z.string().min(1).describe("The id, from search_memories"),
      text: z.string().min(1).max(2_000).describe("The fact as it is now"),
    }),
    execute: ({ id, text }, context) =>
      withMemory(link, context, async (memory, { recall, capture }) => {
        if (capture === undefined) return refusal("Nothing may be changed in this conversation.");
        await memory.update(id, { text, actor: "agent", reason: "changed by the agent" }, recall);
        return { done: true as const, id };
      }),
  });
}
