import { AsyncLocalStorage } from "node:async_hooks";
import type { Scope } from "@holdfast/core";
import type { MemoryMode } from "../options/memory-options.ts";

/** What {@link withMemory.run} sets for everything that is called within it. */
export interface AmbientScope extends Scope {
  mode?: MemoryMode | undefined;
}

interface Ambient {
  scope?: AmbientScope;
  /** The memory itself is at work: a model that it calls must not remember. */
  inside?: boolean;
}

const storage = new AsyncLocalStorage<Ambient>();

/** The scope that surrounds this call, and whether the memory itself made it. */
export function ambient(): Ambient {
  return storage.getStore() ?? {};
}

/** Runs a function whose model calls all belong to a scope, however deep they are. Inner ids go before outer ones. */
export function runInScope<T>(scope: AmbientScope, body: () => T): T {
  const outer = ambient();
  return storage.run({ ...outer, scope: { ...outer.scope, ...scope } }, body);
}

/** Runs work of the memory. A model with memory that it calls answers without remembering, so that nothing turns in circles. */
export function runInside<T>(body: () => T): T {
  return storage.run({ ...ambient(), inside: true }, body);
}
