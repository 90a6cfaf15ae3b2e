import type { LanguageModel } from "@holdfast/core";

/** What the questions of one kind cost together. */
export interface QuestionCosts {
  questions: number;
  inputTokens: number;
  outputTokens: number;
}

/** A model that counts what it is asked, by the name of the answer's shape: `memory_facts`, `memory_verdicts`. */
export interface CountingModel extends LanguageModel {
  readonly costs: ReadonlyMap<string, QuestionCosts>;
}

/** Counts the questions to a model, and the tokens as the model tells them. */
export function countQuestions(model: LanguageModel): CountingModel {
  const costs = new Map<string, QuestionCosts>();
  return {
    id: model.id,
    costs,
    async generate(request) {
      const answer = await model.generate(request);
      const name = request.schema?.name ?? "";
      const sum = costs.get(name) ?? { questions: 0, inputTokens: 0, outputTokens: 0 };
      costs.set(name, {
        questions: sum.questions + 1,
        inputTokens: sum.inputTokens + (answer.usage.inputTokens ?? 0),
        outputTokens: sum.outputTokens + (answer.usage.outputTokens ?? 0),
      });
      return answer;
    },
  };
}
