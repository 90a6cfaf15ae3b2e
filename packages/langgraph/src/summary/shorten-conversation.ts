import { type LanguageModelLike, resolveLanguageModel } from "@holdfast/core";
import { type BaseMessage, HumanMessage, RemoveMessage } from "@langchain/core/messages";
import { captureAll, type MemoryVerbs } from "../agent/agent-memory.ts";
import { exchangesOf, notSaid } from "../agent/exchanges.ts";
import { type MemoryScope, type Run, scopesOf } from "../agent/memory-scope.ts";
import { type OnMemoryWarning, warn } from "../agent/warn.ts";
import { withinDeadline } from "../agent/within-deadline.ts";
import { splitConversation } from "./split-conversation.ts";
import { summarise } from "./summarise.ts";

/** How a {@link Shortener} shortens conversations. */
export interface SummaryOptions {
  /** What asks for the summary: a chat model of LangChain, or any other model that Holdfast takes. */
  model: LanguageModelLike;
  /** Where the words go before they leave the conversation. Without it they are only summarised. */
  memory?: Pick<MemoryVerbs, "capture"> | undefined;
  /** Whose memory it is. @default as in `memoryMiddleware` */
  scope?: MemoryScope | undefined;
  /** How long a conversation may be before its beginning is summarised, in estimated tokens. @default 8000 */
  maxTokens?: number | undefined;
  /** How much of its end stays as it was said, in estimated tokens; the last exchange always does. @default half of maxTokens */
  keepTokens?: number | undefined;
  /** What the summary must hold, in your words. */
  instructions?: string | undefined;
  /** How long the summary may take, in milliseconds. @default 30000 */
  timeoutMs?: number | undefined;
  /** Told when a conversation was left as it is. @default `process.emitWarning` */
  onWarning?: OnMemoryWarning | undefined;
}

/** LangGraph's word for all messages of a state. */
const everything = "__remove_all__";

/** Shortens a conversation: gives the update of a state, or undefined when there is nothing to do. Never fails. */
export type Shortener = (
  messages: readonly BaseMessage[],
  run: Run,
) => Promise<{ messages: BaseMessage[] } | undefined>;

/**
 * Makes a {@link Shortener}. Before a message leaves, it is durable in the memory, its facts to be read in the background; what cannot
 * be kept, or not be summarised, stays in the conversation, with a warning.
 *
 * @throws HoldfastError `invalid_options` for what is no model
 */
export function createShortener(options: SummaryOptions): Shortener {
  const model = resolveLanguageModel(options.model);
  const { maxTokens = 8_000, keepTokens = Math.floor(maxTokens / 2), onWarning } = options;
  const { timeoutMs = 30_000, instructions } = options;
  return async (messages, run) => {
    const split = splitConversation(messages, { maxTokens, keepTokens });
    if (split === undefined) return undefined;
    try {
      await keep(split.old, run, options);
      const text = await withinDeadline(
        timeoutMs,
        (signal) => summarise(split, { model, instructions, signal }),
        run.signal,
      );
      const summary = new HumanMessage({
        content: `[Summary of the conversation so far]\n${text}`,
        additional_kwargs: { [notSaid]: true },
      });
      return { messages: [new RemoveMessage({ id: everything }), summary, ...split.recent] };
    } catch (cause) {
      await warn({ message: "A long conversation was left as it is", cause }, onWarning);
      return undefined;
    }
  };
}

async function keep(
  messages: readonly BaseMessage[],
  run: Run,
  { memory, scope }: SummaryOptions,
): Promise<void> {
  const where = memory && scopesOf(scope, run)?.capture;
  if (memory === undefined || where === undefined) return;
  await captureAll(exchangesOf(messages), where, { memory, existing: "keep" });
}
