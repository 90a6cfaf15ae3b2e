import type { CaptureResult, Filter, Memory, Scope } from "@holdfast/core";
import type { BaseMessage } from "@langchain/core/messages";
import { type Exchange, exchangesOf, saidIn } from "./exchanges.ts";
import { type MemoryScope, type Run, scopesOf } from "./memory-scope.ts";
import { type OnMemoryWarning, warn } from "./warn.ts";
import { withinDeadline } from "./within-deadline.ts";

/** What of a memory is used here. */
export type MemoryVerbs = Pick<Memory, "recall" | "capture">;

/** How a memory takes part in a run. */
export interface AgentMemoryOptions {
  memory: MemoryVerbs;
  /** Whose memory it is. @default the ids in the run's context or `configurable`, else the thread */
  scope?: MemoryScope | undefined;
  /** What goes into the prompt; false: nothing. */
  recall?: RecallSettings | false | undefined;
  /** What is kept of a run; false: nothing. */
  capture?: CaptureSettings | false | undefined;
  /** Told what the memory could not do. @default `process.emitWarning` */
  onWarning?: OnMemoryWarning | undefined;
}

/** What goes into the prompt. */
export interface RecallSettings {
  /** The most tokens of the block (estimated), at least 100. @default 1000 */
  maxTokens?: number | undefined;
  /** The most items of the block. @default 20 */
  limit?: number | undefined;
  /** How long a run waits for it, in milliseconds; then it goes on without. @default 500 */
  deadlineMs?: number | undefined;
}

/** What is kept of a run. */
export interface CaptureSettings {
  /** Whether what tools answered is kept, too, as words of that tool. @default false */
  tools?: boolean | undefined;
  /** How long the end of a run waits until it is durable, in milliseconds; what takes longer goes on behind it. @default 1000 */
  deadlineMs?: number | undefined;
}

const recallDeadlineMs = 500;
const captureDeadlineMs = 1_000;

/** What was recalled for a conversation. */
export interface Recalled {
  /** The block for the prompt. */
  text: string;
  /** Whose ids are in it. */
  ids: readonly string[];
}

const nothing: Recalled = { text: "", ids: [] };

/** The block of what is recalled for a conversation; empty, with a warning, when the memory fails or takes too long. */
export async function recallText(
  messages: readonly BaseMessage[],
  run: Run,
  options: AgentMemoryOptions,
): Promise<string> {
  return (await recallFor(messages, run, options)).text;
}

/** What is recalled for a conversation; nothing, with a warning, when the memory fails or takes too long. */
export async function recallFor(
  messages: readonly BaseMessage[],
  run: Run,
  { memory, scope, recall = {}, onWarning }: AgentMemoryOptions,
): Promise<Recalled> {
  if (recall === false) return nothing;
  const { deadlineMs = recallDeadlineMs, ...limits } = recall;
  try {
    const where = scopesOf(scope, run)?.recall;
    const said = messages.filter((message) => ["human", "ai"].includes(message.getType()));
    if (where === undefined || said.every((message) => message.getType() !== "human"))
      return nothing;
    const question = said.slice(-mostMessages);
    const { text, items, trace } = await withinDeadline(
      deadlineMs,
      (signal) =>
        memory.recall({
          ...limits,
          ...where,
          messages: question,
          filter: notIn(said),
          deadlineMs,
          signal,
        }),
      run.signal,
    );
    for (const message of trace.warnings) await warn({ message }, onWarning);
    return { text, ids: items.map(({ id }) => id) };
  } catch (cause) {
    await warn({ message: "Nothing was recalled", cause }, onWarning);
    return nothing;
  }
}

/** The question of a recall is made of the last few messages. */
const mostMessages = 12;
const mostTexts = 500;

// What the model reads in the conversation anyway would only be said twice.
function notIn(messages: readonly BaseMessage[]): Filter {
  return { text: { nin: messages.slice(-mostTexts).map((message) => message.text.trim()) } };
}

/**
 * Keeps the last exchange of a conversation, and the one before it if a run that was broken off has left it out. Facts are read out of
 * them in the background. Never fails: what could not be kept is a warning.
 *
 * @param recalled ids of what was recalled for the last one
 */
export async function captureLast(
  messages: readonly BaseMessage[],
  run: Run,
  options: AgentMemoryOptions,
  recalled: readonly string[] = [],
): Promise<void> {
  const { scope, capture = {}, onWarning } = options;
  if (capture === false) return;
  try {
    const where = scopesOf(scope, run)?.capture;
    if (where === undefined) return;
    const last = exchangesOf(messages).slice(-2);
    const work = captureAll(last, where, { ...options, recalled });
    await withinDeadline(capture.deadlineMs ?? captureDeadlineMs, () => work, undefined);
  } catch (cause) {
    await warn({ message: "The conversation was not kept, or not in time", cause }, onWarning);
  }
}

/** How {@link captureAll} keeps. */
export interface CaptureAllOptions {
  memory: Pick<MemoryVerbs, "capture">;
  capture?: CaptureSettings | false | undefined;
  /** What becomes of the last exchange when it is known: it is replaced by what it is now, or kept. @default "replace" */
  existing?: "replace" | "keep" | undefined;
  /** Ids of what was recalled for the last exchange. @default none */
  recalled?: readonly string[] | undefined;
}

/**
 * Keeps exchanges one after the other: the last as it is now, earlier ones if they are not there yet.
 *
 * @throws HoldfastError as `memory.capture`
 */
export async function captureAll(
  exchanges: readonly Exchange[],
  scope: Scope,
  options: CaptureAllOptions,
): Promise<CaptureResult[]> {
  const { memory, capture } = options;
  const tools = capture !== false && capture?.tools === true;
  const results: CaptureResult[] = [];
  for (const [index, exchange] of exchanges.entries()) {
    const said = saidIn(exchange, tools);
    if (said.length === 0) continue;
    const isLast = index === exchanges.length - 1;
    const existing = isLast ? (options.existing ?? "replace") : "keep";
    const recalled = isLast ? options.recalled : undefined;
    const { turnKey } = exchange;
    results.push(
      await memory.capture(said, { ...scope, turnKey, existing, recalled, actor: "langgraph" }),
    );
  }
  return results;
}
