import type { ProcessorProvider } from "@mastra/core/processor-provider";
import type { HoldfastOptions } from "./holdfast-options.ts";
import { HoldfastProcessor } from "./holdfast-processor.ts";
import { linkOf, plainOptionsSchema } from "./link-of.ts";
import { MemoryLink } from "./memory-link.ts";

/**
 * Lets Mastra's editor and Studio add Holdfast to an agent from a form. All processors made of it share one memory.
 *
 * @param options the same as for {@link HoldfastProcessor}; the form sets the plain ones
 * @throws HoldfastError `invalid_options`
 * @example
 * ```ts
 * const editor = new MastraEditor({
 *   processorProviders: { holdfast: holdfastProcessorProvider({ path: "memory.db" }) },
 * });
 * ```
 */
export function holdfastProcessorProvider(options: HoldfastOptions = {}): ProcessorProvider {
  const { options: adapter, source } = linkOf(options);
  return {
    info: {
      id: "holdfast",
      name: "Holdfast memory",
      description: "Recalls what matters for the next answer, and records what was said.",
    },
    configSchema: plainOptionsSchema,
    availablePhases: ["processInputStep", "processOutputResult"],
    createProcessor: (config) =>
      new HoldfastProcessor(
        new MemoryLink({ ...adapter, ...plainOptionsSchema.parse(config) }, source),
      ),
  };
}
