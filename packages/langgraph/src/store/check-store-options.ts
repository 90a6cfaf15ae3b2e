import { HoldfastError } from "@holdfast/core";
import type { HoldfastStoreOptions } from "./store-options.ts";

const known = new Set(
  "path memory index ttl namespaces facts policies origin deadlineMs".split(" "),
);

/**
 * Checks the options of a store.
 *
 * @throws HoldfastError `invalid_options`
 */
export function checkStoreOptions(options: HoldfastStoreOptions): void {
  const unknown = Object.keys(options).find((name) => !known.has(name));
  if (unknown !== undefined) refuse(`${unknown} is not an option of a store`);
  const { path, memory, index, ttl, policies = [], deadlineMs } = options;
  if ((path === undefined) === (memory === undefined))
    refuse("a store is opened with either a path or a memory");
  if (memory !== undefined && index && (index.embeddings ?? index.dims) !== undefined)
    refuse("a memory has its own embedder: index.embeddings and index.dims go with a path");
  if (index) checkPaths(index.fields, "index.fields");
  checkMinutes(ttl?.defaultTtl, "ttl.defaultTtl");
  checkMinutes(ttl?.sweepIntervalMinutes, "ttl.sweepIntervalMinutes");
  for (const [position, policy] of policies.entries()) {
    const name = `policies[${position}]`;
    if (!Array.isArray(policy.namespace) || policy.namespace.length === 0)
      refuse(`${name}.namespace is an array of labels`);
    if (policy.index !== false) checkPaths(policy.index, `${name}.index`);
    checkMinutes(policy.ttl ?? undefined, `${name}.ttl`);
  }
  if (deadlineMs !== undefined && !(Number.isSafeInteger(deadlineMs) && deadlineMs > 0))
    refuse("deadlineMs is a whole number of milliseconds above 0");
}

function checkPaths(paths: readonly string[] | undefined, name: string): void {
  if (paths === undefined) return;
  if (!Array.isArray(paths) || paths.some((path) => typeof path !== "string" || path === ""))
    refuse(`${name} is an array of paths`);
}

function checkMinutes(minutes: number | undefined, name: string): void {
  if (minutes === undefined) return;
  if (typeof minutes !== "number" || !Number.isFinite(minutes) || minutes <= 0)
    refuse(`${name} is a number of minutes above 0`);
}

function refuse(problem: string): never {
  throw new HoldfastError("invalid_options", `HoldfastStore.open: ${problem}.`);
}
