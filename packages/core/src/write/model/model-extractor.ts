import { callModel } from "../../provider/call-model.ts";
import type { LanguageModel } from "../../provider/language-model.ts";
import type { ModelUsage } from "../../provider/usage.ts";
import { addUsage, noUsage } from "../../provider/usage.ts";
import type { Extraction, Extractor } from "../extract.ts";
import { conversationText } from "./conversation-text.ts";
import { extractionAnswerSchema } from "./extraction-answer.ts";
import { extractionPrompt, extractionPromptVersion } from "./extraction-prompt.ts";
import type { Guidance } from "./guidance.ts";
import { judgePromptVersion } from "./judge-prompt.ts";
import { createJudge } from "./model-judge.ts";
import { numberTurns } from "./number-turns.ts";
import { toFacts } from "./to-facts.ts";

/** How many known memories a model is shown. */
const mostKnown = 15;
/** How many memories a model may delete in one call; a person rarely takes back more at once, a confused model does. */
const mostDeletions = 5;
const mostOutputTokens = 4_000;

/** How a model extracts. */
export interface ModelExtractorOptions {
  /** How long one question may take, attempts included, in milliseconds. */
  timeoutMs: number;
  guidance: Guidance;
}

/**
 * Extraction by a language model: one question about all turns of a call, and a second one only where rules leave open how new facts
 * go together with what is believed.
 */
export function createModelExtractor(
  model: LanguageModel,
  { timeoutMs, guidance }: ModelExtractorOptions,
): Extractor {
  const { categories, schemas } = guidance;
  const system = extractionPrompt(guidance);
  const schema = extractionAnswerSchema({
    categories: categories && Object.keys(categories),
    schemas: schemas && Object.keys(schemas),
  });
  return {
    source: "model",
    id: `${model.id}/extraction@${extractionPromptVersion},judge@${judgePromptVersion}`,
    mostKnown,
    mostDeletions,
    judge: createJudge(model, { timeoutMs }),
    async extract(turns, { earlier, known, signal }) {
      const all: Extraction & { usage: ModelUsage } = {
        facts: [],
        refused: [],
        warnings: [],
        usage: noUsage,
      };
      for (const pieces of numberTurns(turns)) {
        const content = conversationText(pieces, earlier, known);
        const { value, truncated, usage } = await callModel(model, {
          system,
          messages: [{ role: "user", content }],
          schema,
          schemaName: "memory_facts",
          maxOutputTokens: mostOutputTokens,
          timeoutMs,
          signal,
        });
        all.usage = addUsage(all.usage, usage);
        const written = value.facts.filter((fact) => fact !== null);
        if (written.length < value.facts.length) {
          const count = value.facts.length - written.length;
          all.warnings.push(`${count} of ${value.facts.length} facts could not be read.`);
        }
        if (truncated) all.warnings.push("The model's answer was cut off; facts may be missing.");
        const { parseData } = guidance;
        const { facts, refused, warnings } = toFacts(written, { turns, known, parseData });
        all.facts.push(...facts);
        all.refused.push(...refused);
        all.warnings.push(...warnings);
      }
      return all;
    },
  };
}
