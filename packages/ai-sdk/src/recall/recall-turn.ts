import type { Filter, Scope } from "@holdfast/core";
import type { ResolvedOptions } from "../options/resolve-options.ts";
import type { PromptMessage } from "../spec/language-model.ts";
import { runInside } from "../turn/ambient.ts";
import { messageOf } from "../turn/message-of.ts";
import type { PromptTurn } from "../turn/read-turns.ts";
import { scopeAcrossRuns } from "../turn/resolve-scope.ts";
import { nothing, type Recalled } from "./recalled.ts";
import { recordedInPrompt } from "./recorded-in-prompt.ts";
import { withDeadline } from "./with-deadline.ts";

/** For which turn something is recalled. */
export interface RecallRequest {
  prompt: readonly PromptMessage[];
  turns: readonly PromptTurn[];
  scope: Scope;
  signal: AbortSignal | undefined;
}

/** How many of the last messages say what a conversation is about; core looks at three at most. */
const tail = 8;

/**
 * Recalls for the last turn of a prompt, within the deadline. What the prompt already holds of the same run is left out.
 * Never rejects: what fails gives nothing, and a warning that says so.
 */
export async function recallTurn(
  request: RecallRequest,
  options: ResolvedOptions,
): Promise<Recalled> {
  const { memory, recall, onError } = options;
  const started = performance.now();
  const took = () => Math.round((performance.now() - started) * 10) / 10;
  const work = async (signal: AbortSignal): Promise<Recalled> => {
    const query = queryOf(request, options);
    if (query === undefined) return nothing;
    const known = await recordedInPrompt(memory, request);
    const scope = recall.acrossRuns ? scopeAcrossRuns(request.scope) : request.scope;
    const { text, items, tokens, trace } = await memory.recall({
      ...scope,
      ...query,
      ...(known.length === 0 ? {} : { filter: notAmong(known) }),
      limit: recall.limit,
      maxTokens: recall.maxTokens,
      deadlineMs: recall.deadlineMs,
      signal,
    });
    return {
      text,
      items: items.map(({ id, kind, score }) => ({ id, kind, score })),
      tokens,
      ms: took(),
      warnings: trace.warnings,
    };
  };
  try {
    return await runInside(() => withDeadline(work, recall.deadlineMs, request.signal));
  } catch (error) {
    if (!request.signal?.aborted) report(error, onError);
    return { ...nothing, ms: took(), warnings: [`nothing was recalled: ${messageOf(error)}`] };
  }
}

function queryOf({ prompt, turns }: RecallRequest, { recall }: ResolvedOptions) {
  if (recall.query !== undefined) {
    const query = recall.query(prompt);
    return query.trim() === "" ? undefined : { query };
  }
  if ((turns.at(-1)?.text ?? "") === "") return undefined;
  const spoken = prompt
    .slice(0, turns.at(-1)?.end)
    .filter(({ role }) => role === "user" || role === "assistant");
  const last = spoken.findLastIndex(({ role }) => role === "user");
  return { messages: spoken.slice(Math.max(0, last + 1 - tail), last + 1).map(spokenOf) };
}

function spokenOf({ role, content }: PromptMessage) {
  const parts = typeof content === "string" ? [{ type: "text", text: content }] : content;
  return { role, content: parts.filter(({ type }) => type === "text") };
}

function notAmong(ids: readonly string[]): Filter {
  return { id: { nin: ids } };
}

function report(error: unknown, onError: ResolvedOptions["onError"]): void {
  onError?.({ stage: "recall", error });
}
