import { inBackground } from "./capture/background.ts";
import { catchUp } from "./capture/catch-up.ts";
import { memoryState, note } from "./memory-state.ts";
import type { ResolvedOptions } from "./options/resolve-options.ts";
import { inject } from "./recall/inject.ts";
import { recallOnce, textsOfTurns } from "./recall/recall-once.ts";
import { nothing, type Recalled } from "./recall/recalled.ts";
import type { CallOptions } from "./spec/language-model.ts";
import { ambient } from "./turn/ambient.ts";
import { readCallSettings } from "./turn/call-settings.ts";
import { followTurn } from "./turn/follow-turn.ts";
import type { MemoryCall } from "./turn/memory-call.ts";
import { messageOf } from "./turn/message-of.ts";
import { readTurns } from "./turn/read-turns.ts";
import { resolveScope } from "./turn/resolve-scope.ts";

/** A call under way. */
export interface BegunCall {
  /** What the provider is called with: a new object, without our settings, with what was recalled. */
  params: CallOptions;
  /** Absent when memory is off for the call. */
  call?: MemoryCall;
  /** Absent when nothing was to be recalled. */
  recalled?: Recalled;
  warnings: readonly string[];
}

/** Begins a call: whose memory it is, what is recalled, where it goes. Never rejects: what fails becomes a warning. */
export async function beginCall(given: CallOptions, options: ResolvedOptions): Promise<BegunCall> {
  const { settings, params, problem } = readCallSettings(given);
  if (ambient().inside) return { params, warnings: [] };
  if (problem !== undefined) {
    const warning = `memory is off for this call: providerOptions.holdfast ${problem}`;
    options.onError?.({ stage: "scope", error: new TypeError(warning) });
    return { params, warnings: [warning] };
  }
  let call: MemoryCall | string | undefined;
  try {
    call = memoryCall(params, settings, options);
  } catch (error) {
    options.onError?.({ stage: "scope", error });
    call = messageOf(error);
  }
  if (call === undefined) return { params, warnings: [] };
  if (typeof call === "string")
    return { params, warnings: [`memory is off for this call: ${call}`] };
  if (call.writes) {
    note(memoryState(options.memory).begun, call.current.key);
    if (options.capture.catchUp !== false && isFirstStep(call))
      inBackground(catchUp(call, options), options.waitUntil);
  }
  if (!call.reads) return { params, call, warnings: [] };
  const recalled = await recallOnce(call, options);
  const begun = { call, recalled, warnings: recalled.warnings };
  try {
    const texts = await textsOfTurns(call, recalled, options);
    const prompt = inject(params.prompt, call.turns, options.inject, texts);
    return { ...begun, params: { ...params, prompt } };
  } catch (error) {
    options.onError?.({ stage: "inject", error });
    const warnings = [...recalled.warnings, `nothing was injected: ${messageOf(error)}`];
    return { params, call, recalled: nothing, warnings };
  }
}

/** What the memory has to do with a call; why it is off, when nobody said so; undefined when somebody did. */
function memoryCall(
  params: CallOptions,
  settings: ReturnType<typeof readCallSettings>["settings"],
  options: ResolvedOptions,
): MemoryCall | string | undefined {
  const surrounding = ambient().scope;
  const mode = settings.mode ?? surrounding?.mode ?? options.mode;
  if (mode === "off") return undefined;
  const scope = resolveScope(settings, options.scope, surrounding, params);
  if (scope === null) return undefined;
  if (Object.keys(scope).length === 0)
    return "nobody said whose memory it is; pass providerOptions.holdfast.userId, or scope";
  const turns = followTurn(readTurns(params.prompt, scope, settings.turnId), scope, params.headers);
  const current = turns.at(-1);
  if (current === undefined) return undefined;
  return {
    scope,
    reads: mode !== "write",
    writes: mode !== "read" && options.capture.mode !== "off",
    params,
    turns,
    current,
    json: params.responseFormat?.type === "json",
    startedAt: Date.now(),
  };
}

/** Whether a prompt ends with what the user said; then no tool has been called yet. */
function isFirstStep({ current }: MemoryCall): boolean {
  return current.end === current.index + 1;
}
