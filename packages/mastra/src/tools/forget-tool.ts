import { createTool } from "@mastra/core/tools";
import { z } from "zod/v4";
import type { MemoryLink } from "../memory-link.ts";
import { refusal, withMemory } from "./with-memory.ts";

/** `forget_memory`: withdraws a fact or a turn of the run's user. It can be brought back with `revert`. */
export function forgetTool(link: MemoryLink) {
  return createTool({
    id: "forget_memory",
    description: "Forgets a remembered fact or turn, because it is wrong or the user wants it.",
    inputSchema: z.object({ id: z.string().min(1).describe("The id, from search_memories") }),
    execute: ({ id }, context) =>
      withMemory(link, context, async (memory, { recall, capture }) => {
        if (capture === undefined) return refusal("Nothing may be changed in this conversation.");
        await memory.delete(id, { actor: "agent", reason: "forgotten by the agent" }, recall);
        return { done: true as const, id };
      }),
  });
}
