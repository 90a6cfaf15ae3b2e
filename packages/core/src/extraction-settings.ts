import type { z } from "zod";
import type { memoryOptionsSchema } from "./options/memory-options.ts";
import { resolveLanguageModel } from "./provider/resolve-language-model.ts";
import { ruleExtractor } from "./write/extract.ts";
import type { ExtractionSettings } from "./write/extraction-settings.ts";
import { type GuidanceInput, prepareGuidance } from "./write/model/guidance.ts";
import { createModelExtractor } from "./write/model/model-extractor.ts";

/** How long an exchange waits for the next one when a model reads them, in milliseconds: one question about both costs less. */
const modelDelayMs = 2_000;

/**
 * How facts are read, by the options of a memory: by its model, or without one by rules.
 *
 * @throws HoldfastError `invalid_options` for a model or a schema that cannot be used
 */
export function extractionSettings({
  llm,
  extraction,
}: Pick<z.output<typeof memoryOptionsSchema>, "llm" | "extraction">): ExtractionSettings {
  const { delayMs, batchTurns, mostAttempts, leaseMs, timeoutMs } = extraction;
  const { instructions, categories, schemas } = extraction;
  const usual = { instructions, categories, schemas };
  const model = llm === undefined ? undefined : resolveLanguageModel(llm);
  const guided =
    model &&
    ((input: GuidanceInput) =>
      createModelExtractor(model, {
        timeoutMs,
        guidance: prepareGuidance({ ...usual, ...input }),
      }));
  return {
    extractor: guided?.({}) ?? ruleExtractor,
    guided,
    delayMs: delayMs ?? (model === undefined ? 0 : modelDelayMs),
    batchTurns,
    mostAttempts,
    leaseMs,
  };
}
