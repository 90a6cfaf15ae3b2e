import { HoldfastError } from "@holdfast/core";
import type { Memory } from "@mastra/memory";
import { afterOthers, beforeOthers } from "./add-processor.ts";
import { addTools } from "./add-tools.ts";
import type { HoldfastOptions } from "./holdfast-options.ts";
import { HoldfastProcessor } from "./holdfast-processor.ts";

/** What is changed in a memory. */
type Wrapped = Pick<
  Memory,
  | "__registerMastra"
  | "getInputProcessors"
  | "getOutputProcessors"
  | "getMergedThreadConfig"
  | "listTools"
  | "settled"
>;

const wrapped = new WeakSet<object>();

/**
 * Gives a memory of Mastra that you already have what {@link HoldfastMemory} does, in place, and returns it: for a subclass of
 * your own, or one that another package made. `followThreads` has no effect on it.
 *
 * @param options or a processor, so that memories that are made for each request share one Holdfast memory
 * @returns the same memory; its `processor` is what was added
 * @throws HoldfastError `invalid_options`, also when it was wrapped before
 * @example
 * ```ts
 * const agent = new Agent({ …, memory: wrapMemory(new Memory({ storage }), { path: "memory.db" }) });
 *
 * const holdfast = new HoldfastProcessor({ path: "memory.db" });
 * const other = new Agent({ …, memory: ({ requestContext }) => wrapMemory(memoryOf(requestContext), holdfast) });
 * ```
 */
export function wrapMemory<T extends Wrapped>(
  memory: T,
  options: HoldfastOptions | HoldfastProcessor = {},
): T & { readonly processor: HoldfastProcessor } {
  if (wrapped.has(memory)) {
    throw new HoldfastError("invalid_options", "This memory was wrapped before.", {
      hint: "Wrap a memory once, where it is made.",
    });
  }
  const before = {
    register: memory.__registerMastra.bind(memory),
    inputs: memory.getInputProcessors.bind(memory),
    outputs: memory.getOutputProcessors.bind(memory),
    tools: memory.listTools.bind(memory),
    settled: memory.settled.bind(memory),
  };
  const processor = new HoldfastProcessor(
    options instanceof HoldfastProcessor ? options.link : options,
    (config) => memory.getMergedThreadConfig(config),
  );
  wrapped.add(memory);
  return Object.assign(memory, {
    processor,
    __registerMastra(mastra) {
      before.register(mastra);
      processor.__registerMastra(mastra);
    },
    async getInputProcessors(configured = [], context) {
      return afterOthers(await before.inputs(configured, context), processor, configured);
    },
    async getOutputProcessors(configured = [], context) {
      return beforeOthers(await before.outputs(configured, context), processor, configured);
    },
    listTools(config) {
      return addTools(before.tools(config), processor.link, memory.getMergedThreadConfig(config));
    },
    async settled() {
      await processor.settled();
      await before.settled();
    },
  } satisfies Partial<Wrapped> & { processor: HoldfastProcessor });
}
