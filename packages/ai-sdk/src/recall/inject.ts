import type { Part, PromptMessage } from "../spec/language-model.ts";
import type { PromptTurn } from "../turn/read-turns.ts";

/** What an own way of injecting gets. */
export interface InjectContext {
  prompt: readonly PromptMessage[];
  /** What was recalled, never empty. */
  text: string;
  /** The position of the last user message. */
  index: number;
}

/** Where recalled text goes. A function gives the new prompt. */
export type Inject =
  | "user"
  | "system"
  | "sticky"
  | ((context: InjectContext) => readonly PromptMessage[]);

/**
 * Puts recalled text into a prompt; the prompt that was passed stays as it is.
 *
 * As a system message it goes behind the leading ones and nowhere else: some providers refuse system messages further down,
 * or separate ones.
 *
 * @param textOfTurn what was recalled for a turn; the empty string where there is nothing
 */
export function inject(
  prompt: readonly PromptMessage[],
  turns: readonly PromptTurn[],
  way: Inject,
  textOfTurn: (turn: PromptTurn) => string,
): readonly PromptMessage[] {
  const current = turns.at(-1);
  if (current === undefined) return prompt;
  if (way === "user" || way === "sticky") {
    const chosen = way === "user" ? [current] : turns;
    return chosen.reduce((result, turn) => before(result, turn.index, textOfTurn(turn)), prompt);
  }
  const text = textOfTurn(current);
  if (text === "") return prompt;
  if (typeof way === "function") return way({ prompt, text, index: current.index });
  const leading = prompt.findIndex(({ role }) => role !== "system");
  return [...prompt.slice(0, leading), { role: "system", content: text }, ...prompt.slice(leading)];
}

function before(
  prompt: readonly PromptMessage[],
  index: number,
  text: string,
): readonly PromptMessage[] {
  const message = prompt[index];
  if (message === undefined || text === "") return prompt;
  const parts: readonly Part[] =
    typeof message.content === "string"
      ? [{ type: "text", text: message.content }]
      : message.content;
  return prompt.with(index, { ...message, content: [{ type: "text", text }, ...parts] });
}
