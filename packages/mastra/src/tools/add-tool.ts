import { createTool } from "@mastra/core/tools";
import { z } from "zod/v4";
import type { MemoryLink } from "../memory-link.ts";
import { refusal, withMemory } from "./with-memory.ts";

/** `add_memory`: keeps a fact as the agent words it. Its origin is the assistant, not the user. */
export function addTool(link: MemoryLink) {
  return createTool({
    id: "add_memory",
    description:
      "Keeps one fact about the user for later conversations. One sentence that is clear by itself, with names and dates instead of 'he' and 'tomorrow'.",
    inputSchema: z.object({ text: z.string().min(1).max(2_000).describe("The fact") }),
    execute: ({ text }, context) =>
      withMemory(link, context, async (memory, { capture }) => {
        if (capture === undefined) return refusal("Nothing may be added in this conversation.");
        const { operations } = await memory.add(
          { role: "assistant", content: text },
          { ...capture, type: "semantic", actor: "agent" },
        );
        return { done: true as const, id: operations[0]?.id };
      }),
  });
}
