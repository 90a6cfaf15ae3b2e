import type { ModelSpecification, ScriptedStep } from "./scripted-step.ts";

/** A part of an answer or of a stream. */
export type ScriptedPart = { readonly type: string; readonly [property: string]: unknown };

/** The pieces of a step's text. */
export function piecesOf({ text }: ScriptedStep): readonly string[] {
  return text === undefined ? [] : typeof text === "string" ? [text] : text;
}

/** The calls of tools in a step, numbered within the model so that no two are alike. */
export function toolParts({ tools = [] }: ScriptedStep, call: number): ScriptedPart[] {
  return tools.map(({ name, input = {} }, index) => ({
    type: "tool-call",
    toolCallId: `call-${call}-${index}`,
    toolName: name,
    input: JSON.stringify(input),
  }));
}

/** How a step ends, in the form of the specification: a word and flat numbers in v2, objects since v3. */
export function endOf(step: ScriptedStep, specification: ModelSpecification) {
  const reason = step.finishReason ?? ((step.tools ?? []).length > 0 ? "tool-calls" : "stop");
  if (specification === "v2") {
    const usage = { inputTokens: 10, outputTokens: 5, totalTokens: 15 };
    return { finishReason: reason, usage };
  }
  return {
    finishReason: { unified: reason, raw: reason },
    usage: {
      inputTokens: { total: 10, noCache: 10, cacheRead: undefined, cacheWrite: undefined },
      outputTokens: { total: 5, text: 5, reasoning: undefined },
    },
  };
}

/** The parts of a step's stream before its end. */
export function* streamParts(step: ScriptedStep, call: number): Generator<ScriptedPart> {
  yield { type: "stream-start", warnings: [] };
  const pieces = piecesOf(step);
  if (pieces.length > 0) {
    yield { type: "text-start", id: "1" };
    for (const delta of pieces) yield { type: "text-delta", id: "1", delta };
    if (step.breaks === undefined && !step.hangs) yield { type: "text-end", id: "1" };
  }
  yield* toolParts(step, call);
}
