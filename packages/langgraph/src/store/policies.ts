import type { Origin } from "@holdfast/core";
import type { HoldfastStoreOptions } from "./store-options.ts";

/** What holds for a namespace. */
export interface Policy {
  /** The paths that are searched; false for none. */
  index: readonly string[] | false;
  /** Minutes; undefined: it stays. */
  ttl: number | undefined;
  origin: Origin;
}

/** Gives what holds for a namespace: its first policy, else the options of the store. */
export function policiesOf(
  options: Pick<HoldfastStoreOptions, "index" | "ttl" | "origin" | "policies">,
): (namespace: readonly string[]) => Policy {
  const { index = {}, ttl, origin = "assistant", policies = [] } = options;
  const standard: Policy = {
    index: index !== false && (index.fields ?? ["$"]),
    ttl: ttl?.defaultTtl,
    origin,
  };
  return (namespace) => {
    const own = policies.find(
      ({ namespace: pattern }) =>
        pattern.length <= namespace.length &&
        pattern.every((label, position) => label === "*" || label === namespace[position]),
    );
    if (own === undefined) return standard;
    return {
      index: own.index ?? standard.index,
      ttl: own.ttl === undefined ? standard.ttl : (own.ttl ?? undefined),
      origin: own.origin ?? standard.origin,
    };
  };
}
