import type { MemoryConfig } from "@mastra/core/memory";
import type { MemoryLink } from "./memory-link.ts";
import type { MemoryTools } from "./memory-tools.ts";
import { toolsOf } from "./memory-tools.ts";
import { toolNames } from "./tool-names.ts";

/** The tools of a memory of Mastra, and behind them those of Holdfast that are switched on; only `search` in a read-only run. */
export function addTools(tools: MemoryTools, link: MemoryLink, config: MemoryConfig): MemoryTools {
  const { tools: wanted = false } = link.options;
  const names = wanted === true ? toolNames : wanted === false ? [] : wanted;
  const allowed = config.readOnly === true ? names.filter((name) => name === "search") : names;
  return { ...tools, ...toolsOf(link, allowed) };
}
