import { type ScriptedCall, type ScriptedStep, scriptedAiSdkModel } from "@holdfast/testing";

/**
 * A stand-in for a model: fixed sentences, chosen by a word of the question and filled with what stands in the prompt. It knows nothing
 * by itself, so whatever it knows about the user was recalled.
 */
export function scriptedCook() {
  return scriptedAiSdkModel("v4", answerTo);
}

function answerTo({ prompt }: ScriptedCall): ScriptedStep {
  const last = prompt.at(-1);
  const question = wordsOf(prompt.findLast(({ role }) => role === "user")?.content);
  const known = wordsOf(prompt).toLowerCase();
  if (/dinner|cook/i.test(question)) {
    if (last?.role !== "tool") return { tools: [{ name: "pantry" }] };
    return known.includes("cashews")
      ? pieces("Lentil curry, without the cashews in your pantry: you are allergic to them.")
      : pieces("Cashew curry: your pantry has all of it.");
  }
  if (/market|shop/i.test(question)) {
    const city = /lives? in (\p{Lu}\p{L}+)/u.exec(wordsOf(prompt))?.[1];
    return pieces(city === undefined ? "Where do you live?" : `There is a market in ${city}.`);
  }
  return pieces("Nice to know.");
}

function pieces(text: string): ScriptedStep {
  return { text: text.split(/(?<= )/) };
}

function wordsOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(wordsOf).join("\n");
  if (typeof value !== "object" || value === null) return "";
  const { text, content } = value as { text?: unknown; content?: unknown };
  return wordsOf(text ?? content);
}
