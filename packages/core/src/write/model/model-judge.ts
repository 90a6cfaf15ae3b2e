import { z } from "zod";
import { formatTime } from "../../model/time.ts";
import { callModel } from "../../provider/call-model.ts";
import type { LanguageModel } from "../../provider/language-model.ts";
import type { Judge, Verdict } from "../judge.ts";
import { judgePrompt } from "./judge-prompt.ts";

const mostOutputTokens = 1_000;
/** How much of a sentence is shown, in characters: 20 pairs in letters are 5,000 tokens at the worst, some 1,000 as sentences are. */
const longestShown = 400;

const answerSchema = z.object({
  verdicts: z.array(
    z.object({
      pair: z.int(),
      // what cannot be read changes nothing
      verdict: z.enum(["same", "replaces", "corrects", "separate"]).catch("separate"),
    }),
  ),
});

/** A judge that asks a language model about all pairs at once. A pair it does not answer, or answers twice, stays separate. */
export function createJudge(model: LanguageModel, { timeoutMs }: { timeoutMs: number }): Judge {
  return async (pairs, { signal }) => {
    const rows = pairs.map(({ fact, belief }, index) => ({
      pair: index + 1,
      old: shown(belief.text),
      since: formatTime(belief.validFrom).slice(0, 10),
      new: shown(fact.text),
    }));
    const { value, usage } = await callModel(model, {
      system: judgePrompt,
      messages: [{ role: "user", content: rows.map((row) => JSON.stringify(row)).join("\n") }],
      schema: answerSchema,
      schemaName: "memory_verdicts",
      maxOutputTokens: mostOutputTokens,
      timeoutMs,
      signal,
    });
    const verdicts = pairs.map((_, index): Verdict => {
      const own = value.verdicts.filter(({ pair }) => pair === index + 1);
      return own.length === 1 && own[0] !== undefined ? own[0].verdict : "separate";
    });
    return { verdicts, usage };
  };
}

function shown(text: string): string {
  return text.length <= longestShown ? text : `${text.slice(0, longestShown).toWellFormed()}…`;
}
