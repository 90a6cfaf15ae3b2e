import type { LanguageModel, ModelAnswer, ModelRequest } from "@holdfast/core";

/**
 * One answer of a {@link scriptedModel}: a text as it is, a value in some dress, or a fault.
 *
 * - `{ value }` the value as JSON; `{ prose }` with sentences around it; `{ fenced }` in a code fence; `{ thinking }` behind a
 *   `<think>` block; `{ truncated, at }` cut off behind that share of its characters (default 0.7)
 * - `{ status }` an HTTP error, with `retryAfter` in seconds; `{ reset: true }` a connection that breaks; `{ hang: true }` no answer
 *   until the call is aborted; `{ error }` anything else
 */
export type ScriptedAnswer =
  | string
  | { value: unknown }
  | { prose: unknown }
  | { fenced: unknown }
  | { thinking: unknown }
  | { truncated: unknown; at?: number }
  | { status: number; retryAfter?: number; message?: string }
  | { reset: true }
  | { hang: true }
  | { error: Error };

/** A model that plays its part, and remembers what it was asked. */
export interface ScriptedModel extends LanguageModel {
  /** Every request so far, oldest first. */
  readonly requests: readonly ModelRequest[];
}

/**
 * A language model for tests that answers from a script: the same requests get the same answers, without a network. Its usage counts
 * a token for every four characters of the request and of the answer.
 *
 * @param script the answers one after the other, or a function of the request and its number, from 0. Behind its last answer a
 *   script fails, so that a call too many is seen.
 *
 * @example
 * ```ts
 * const llm = scriptedModel([{ status: 429, retryAfter: 1 }, { fenced: { facts: [] } }]);
 * ```
 */
export function scriptedModel(
  script: readonly ScriptedAnswer[] | ((request: ModelRequest, index: number) => ScriptedAnswer),
  options: { id?: string | undefined } = {},
): ScriptedModel {
  const requests: ModelRequest[] = [];
  return {
    id: options.id ?? "scripted:model",
    requests,
    async generate(request) {
      const index = requests.push(request) - 1;
      request.signal?.throwIfAborted();
      const answer = typeof script === "function" ? script(request, index) : script[index];
      if (answer === undefined) throw new Error(`The script has no answer for request ${index}.`);
      return play(answer, request);
    },
  };
}

async function play(answer: ScriptedAnswer, request: ModelRequest): Promise<ModelAnswer> {
  if (typeof answer === "string") return withUsage(answer, request);
  if ("error" in answer) throw answer.error;
  if ("hang" in answer) return hang(request.signal);
  if ("status" in answer) throw httpError(answer);
  if ("reset" in answer) {
    throw Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
  }
  if ("truncated" in answer) {
    const text = JSON.stringify(answer.truncated);
    const cut = text.slice(0, Math.floor(text.length * (answer.at ?? 0.7)));
    return { ...withUsage(cut, request), finishReason: "length" };
  }
  return withUsage(dressed(answer), request);
}

function dressed(
  answer: { value: unknown } | { prose: unknown } | { fenced: unknown } | { thinking: unknown },
): string {
  if ("value" in answer) return JSON.stringify(answer.value);
  if ("prose" in answer) {
    return `Sure, here is what I found:\n\n${JSON.stringify(answer.prose)}\n\nLet me know if you need more.`;
  }
  if ("fenced" in answer)
    return `\`\`\`json\n${JSON.stringify(answer.fenced, undefined, 2)}\n\`\`\``;
  return `<think>\nThe user wants JSON, perhaps {"draft": []}.\n</think>\n\n${JSON.stringify(answer.thinking)}`;
}

function withUsage(text: string, { system, messages }: ModelRequest): ModelAnswer {
  const asked = messages.reduce((sum, { content }) => sum + content.length, system?.length ?? 0);
  const usage = { inputTokens: Math.ceil(asked / 4), outputTokens: Math.ceil(text.length / 4) };
  return { text, usage, finishReason: "stop" };
}

function hang(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function httpError(answer: { status: number; retryAfter?: number; message?: string }): Error {
  const { status, retryAfter, message = `${status} from the scripted model` } = answer;
  const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return Object.assign(new Error(message), { status, headers });
}
