import type { Scope } from "@holdfast/core";
import { ambient } from "../turn/ambient.ts";

/** What the AI SDK tells a tool about its call. */
export interface ToolCallContext {
  /** The tool's context in ai 7. */
  readonly context?: unknown;
  /** The context of the whole call in ai 5 and 6. */
  readonly experimental_context?: unknown;
}

/** Whose memory a tool works on: always the same, or given by the application for a call; never chosen by the model. */
export type ToolScope = Scope | ((context: unknown) => Scope | null | undefined);

/**
 * The scope of a tool's call: from the application's function or constant; without one, from the ids in the context of the call,
 * or from the surrounding `withMemory.run`. Undefined when nobody has said whose it is.
 */
export function toolScope(source: ToolScope | undefined, call: ToolCallContext): Scope | undefined {
  const context = call.context ?? call.experimental_context;
  const given = typeof source === "function" ? source(context) : (source ?? idsOf(context));
  if (given === null) return undefined;
  const surrounding = source === undefined || given === undefined ? ambient().scope : undefined;
  const scope: Scope = {};
  for (const name of ["userId", "agentId", "runId", "appId"] as const) {
    const id = given?.[name] ?? surrounding?.[name];
    if (id !== undefined) scope[name] = id;
  }
  return Object.keys(scope).length > 0 ? scope : undefined;
}

function idsOf(context: unknown): Scope | undefined {
  return typeof context === "object" && context !== null ? (context as Scope) : undefined;
}
