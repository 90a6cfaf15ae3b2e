import { HoldfastError } from "@holdfast/core";
import { z } from "zod/v4";
import type { AdapterOptions, HoldfastOptions, OpeningOptions } from "./holdfast-options.ts";
import { MemoryLink } from "./memory-link.ts";
import { MemorySource } from "./memory-source.ts";
import { toolNames } from "./tool-names.ts";

/** What an editor may set: the plain ones of the adapter's options. */
export const plainOptionsSchema = z.object({
  recall: z.boolean().optional().describe("Put memories into the prompt"),
  capture: z.boolean().optional().describe("Record what was said"),
  maxTokens: z
    .int()
    .min(100)
    .max(1_000_000)
    .optional()
    .describe("The most tokens of what is recalled for a turn"),
  limit: z.int().min(1).max(1_000).optional().describe("The most items recalled for a turn"),
  deadlineMs: z
    .number()
    .min(1)
    .max(600_000)
    .optional()
    .describe("How long a turn waits for its memories, in milliseconds"),
});

const isFunction = z.custom((value) => typeof value === "function", "expected a function");
const idSchema = z.string().min(1).max(512);
const adapterFields = {
  ...plainOptionsSchema.shape,
  memory: z.custom((value) => typeof value === "object" && value !== null).optional(),
  identify: isFunction.optional(),
  tools: z.union([z.boolean(), z.array(z.enum(toolNames))]).optional(),
  followThreads: z.boolean().optional(),
  waitUntil: isFunction.optional(),
  onWarning: isFunction.optional(),
  agentId: idSchema.optional(),
  appId: idSchema.optional(),
};

/**
 * Checks options and makes of them what processor, tools and memory share. The options to open a memory are checked when it is
 * opened.
 *
 * @throws HoldfastError `invalid_options`
 */
export function linkOf(options: HoldfastOptions): MemoryLink {
  const { adapter, opening } = splitOptions(options);
  return new MemoryLink(adapter, new MemorySource(adapter.memory, opening));
}

function splitOptions(options: HoldfastOptions) {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const isAdapter = ([name]: [string, unknown]) => Object.hasOwn(adapterFields, name);
  const adapter = Object.fromEntries(given.filter(isAdapter)) as AdapterOptions;
  const opening = Object.fromEntries(given.filter((entry) => !isAdapter(entry))) as OpeningOptions;
  const { error } = z.object(adapterFields).safeParse(adapter);
  const [issue] = error?.issues ?? [];
  if (issue !== undefined) {
    throw new HoldfastError("invalid_options", `${issue.path.join(".")}: ${issue.message}`);
  }
  const [extra] = Object.keys(opening);
  if (adapter.memory !== undefined && extra !== undefined) {
    throw new HoldfastError("invalid_options", `${extra} does not go together with memory.`, {
      hint: "Options of createMemory are for a memory that is opened here: pass either them or memory.",
    });
  }
  return { adapter, opening };
}
