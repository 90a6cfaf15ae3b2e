import type { MemoryEngine } from "./engine.ts";

// Shared by all copies of this package in a process.
const mark = Symbol.for("holdfast.ai-sdk.engine");

/** The memory at work in a model or middleware of this package, if it is one. */
export function engineOf(value: unknown): MemoryEngine | undefined {
  if (typeof value !== "object" || value === null || !(mark in value)) return undefined;
  return (value as { [mark]: MemoryEngine })[mark];
}

/** Marks an object as one with this memory at work. */
export function attachEngine<T extends object>(target: T, engine: MemoryEngine): T {
  Object.defineProperty(target, mark, { value: engine });
  return target;
}
