import type { Scope } from "@holdfast/core";

/** What LangGraph tells nodes, tools and middleware about a run. */
export interface RunInformation {
  /** What the application passed as `context`. */
  readonly context?: unknown;
  /** What the application passed as `configurable`, the thread among it. */
  readonly configurable?: object | undefined;
}

/** A run, and the signal that ends it. */
export type Run = RunInformation & { readonly signal?: AbortSignal | undefined };

/** Whose memory a run is about: always the same, or a function of the run. A run for which it gives nothing has no memory. */
export type MemoryScope = Scope | ((run: RunInformation) => Scope | null | undefined);

/** Where a run's memories are looked for, and where what is said is kept. */
export interface RunScopes {
  /** Across all threads of the user, if there is one; else this thread. */
  recall: Scope;
  /** The same with the thread as `runId`. */
  capture: Scope;
}

const fields = ["userId", "agentId", "runId", "appId"] as const;

/**
 * The scopes of a run. Without a setting: `userId`, `agentId` and `appId` (or `user_id`, …) of the run's context, else of its
 * `configurable`; a run that names none of them has its thread alone. Undefined when there is nothing to go by.
 */
export function scopesOf(
  setting: MemoryScope | undefined,
  run: RunInformation,
): RunScopes | undefined {
  const given = typeof setting === "function" ? setting(run) : (setting ?? idsOf(run));
  const owner: Scope = {};
  for (const field of fields) {
    const id = given?.[field];
    if (id !== undefined && id !== null) owner[field] = id;
  }
  const thread = textAt(run.configurable, "thread_id");
  if (Object.keys(owner).length === 0) {
    // a function that gives nothing says that there is no memory
    if (typeof setting === "function" || thread === undefined) return undefined;
    return { recall: { runId: thread }, capture: { runId: thread } };
  }
  const runId = owner.runId ?? thread;
  return { recall: owner, capture: runId === undefined ? owner : { ...owner, runId } };
}

function idsOf({ context, configurable }: RunInformation): Scope {
  const id = (camel: string, snake: string) =>
    textAt(context, camel) ??
    textAt(context, snake) ??
    textAt(configurable, camel) ??
    textAt(configurable, snake);
  return {
    userId: id("userId", "user_id"),
    agentId: id("agentId", "agent_id"),
    appId: id("appId", "app_id"),
  };
}

function textAt(source: unknown, name: string): string | undefined {
  if (typeof source !== "object" || source === null || !Object.hasOwn(source, name))
    return undefined;
  const value = (source as Record<string, unknown>)[name];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
