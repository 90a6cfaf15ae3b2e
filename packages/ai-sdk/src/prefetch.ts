import { HoldfastError } from "@holdfast/core";
import { engineOf } from "./engine-of.ts";
import { recallAhead } from "./recall/recall-once.ts";
import type { Recalled } from "./recall/recalled.ts";
import type { Part, PromptMessage } from "./spec/language-model.ts";
import { ambient } from "./turn/ambient.ts";
import type { CallSettings } from "./turn/call-settings.ts";
import { readTurns } from "./turn/read-turns.ts";
import { resolveScope } from "./turn/resolve-scope.ts";

/** A message as an application holds it: of a chat (`parts`) or for a model (`content`). */
export interface ChatMessage {
  readonly role: string;
  readonly content?: unknown;
  readonly parts?: unknown;
}

/**
 * Begins to recall before the model is called: first thing in a route, while the application reads its own data. The call for
 * the same conversation then finds it ready, or joins it. Never rejects; a recall that fails gives nothing, and the reason in
 * `warnings`.
 *
 * @param target a model of {@link withMemory}, or the middleware
 * @param messages the conversation whose last message the user has sent, or that message as a text
 * @param scope as the call will have it, `runId` and `turnId` included
 * @throws HoldfastError `invalid_options` for a model without memory
 * @example
 * ```ts
 * void prefetch(model, messages, { userId: "maya", runId: chatId });
 * const settings = await loadSettings("maya");
 * const result = streamText({ model, messages: convertToModelMessages(messages), … });
 * ```
 */
export function prefetch(
  target: object,
  messages: string | readonly ChatMessage[],
  scope: Omit<CallSettings, "mode">,
): Promise<Recalled> {
  const engine = engineOf(target);
  if (engine === undefined) {
    throw new HoldfastError(
      "invalid_options",
      "prefetch takes a model or middleware with memory.",
      {
        hint: "Pass what withMemory or memoryMiddleware gave.",
      },
    );
  }
  const { scope: source } = engine.options;
  const constant = typeof source === "function" ? undefined : source;
  const ids = resolveScope(scope, constant, ambient().scope, { prompt: [] }) ?? {};
  const prompt = (
    typeof messages === "string" ? [{ role: "user", content: messages }] : messages
  ).map(promptMessage);
  const turns = readTurns(prompt, ids, scope.turnId);
  return recallAhead({ prompt, turns, scope: ids, signal: undefined }, engine.options);
}

function promptMessage({ role, content, parts }: ChatMessage): PromptMessage {
  const given = parts ?? content;
  const list = Array.isArray(given)
    ? (given as Part[])
    : [{ type: "text", text: String(given ?? "") }];
  return { role: role as PromptMessage["role"], content: list };
}
