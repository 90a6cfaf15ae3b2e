import type { ToolAction } from "@mastra/core/tools";
import type { HoldfastProcessor } from "./holdfast-processor.ts";
import type { MemoryLink } from "./memory-link.ts";
import { type ToolName, toolNames } from "./tool-names.ts";
import { addTool } from "./tools/add-tool.ts";
import { forgetTool } from "./tools/forget-tool.ts";
import { searchTool } from "./tools/search-tool.ts";
import { updateTool } from "./tools/update-tool.ts";

/** Tools as Mastra takes them, by their name. */
// biome-ignore lint/suspicious/noExplicitAny: Mastra's own type of tools with any input
export type MemoryTools = Record<string, ToolAction<any, any, any, any, any>>;

/**
 * Tools with which an agent asks and changes its memory by itself: `search_memories`, `add_memory`, `update_memory` and
 * `forget_memory`. Whose memory it is says the run, never the model. What is forgotten can be brought back with `revert`.
 *
 * @param names which of them; all by default
 * @example
 * ```ts
 * const holdfast = new HoldfastProcessor({ path: "memory.db" });
 * const agent = new Agent({ …, inputProcessors: [holdfast], outputProcessors: [holdfast], tools: memoryTools(holdfast) });
 * ```
 */
export function memoryTools(
  processor: HoldfastProcessor,
  names: readonly ToolName[] = toolNames,
): MemoryTools {
  return toolsOf(processor.link, names);
}

/** The same for what holds a link. */
export function toolsOf(link: MemoryLink, names: readonly ToolName[]): MemoryTools {
  const tools = names.map((name) => makers[name](link));
  return Object.fromEntries(tools.map((tool) => [tool.id, tool as MemoryTools[string]]));
}

const makers = { search: searchTool, add: addTool, update: updateTool, forget: forgetTool };
