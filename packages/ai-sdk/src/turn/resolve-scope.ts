import type { Scope } from "@holdfast/core";
import type { ScopeSource } from "../options/memory-options.ts";
import type { CallOptions } from "../spec/language-model.ts";

/**
 * Whose memory a call uses. Each id is taken from the first that has it: the call itself, a function, the surrounding
 * `withMemory.run`, a constant. Null: a function has switched memory off. An empty scope: nobody has said whose it is.
 */
export function resolveScope(
  call: Scope,
  source: ScopeSource | undefined,
  surrounding: Scope | undefined,
  params: CallOptions,
): Scope | null {
  const computed = typeof source === "function" ? source(params) : undefined;
  if (computed === null) return null;
  const constant = typeof source === "function" ? undefined : source;
  const scope: Scope = {};
  for (const name of ["userId", "agentId", "runId", "appId"] as const) {
    const id = call[name] ?? computed?.[name] ?? surrounding?.[name] ?? constant?.[name];
    if (id !== undefined) scope[name] = id;
  }
  return scope;
}

/** The scope to look in: without the run, so that what was learnt in other conversations is found. */
export function scopeAcrossRuns(scope: Scope): Scope {
  const { runId, ...others } = scope;
  return Object.keys(others).length > 0 ? others : scope;
}
