import type { z } from "zod";
import type { memoryOptionsSchema } from "./options/memory-options.ts";
import { ruleExtractor } from "./write/extract.ts";
import type { ExtractionSettings } from "./write/extraction-settings.ts";

/** What a turn costs at most besides its questions to a model, in milliseconds. */
const spareMs = 60_000;

/** How facts are read, by the options of a memory: by its model, or without one by rules. */
export function extractionSettings({
  extraction,
}: Pick<z.output<typeof memoryOptionsSchema>, "extraction">): ExtractionSettings {
  const { delayMs, batchTurns, mostAttempts, timeoutMs } = extraction;
  return {
    extractor: ruleExtractor,
    delayMs: delayMs ?? 0,
    batchTurns,
    mostAttempts,
    // two questions, each within its time
    leaseMs: 2 * timeoutMs + spareMs,
  };
}
