import type { KnownGroups } from "./pattern-reader.ts";
import { PatternReader } from "./pattern-reader.ts";

/** What a text must have for a pattern to match it, in lower case. */
export interface Requirements {
  /** Any match holds at least one of these; undefined: it can do without any word that tells something. */
  words: readonly string[] | undefined;
  /** The text begins with one of these; undefined: it may begin with anything. */
  begins: readonly string[] | undefined;
}

/**
 * What a text must have for a pattern to match it, so that a text without it need not be looked at.
 *
 * It understands what the rules' patterns are made of. Of anything else it knows nothing, and says so for the whole pattern.
 *
 * @param groups what long groups came to that stand in other patterns as well; grows
 * @param source of a regular expression with the flag `u`, letters standing for both cases or for themselves
 */
export function requirementsOf(source: string, groups: KnownGroups = new Map()): Requirements {
  const reader = new PatternReader(source, groups);
  const anchored = source.startsWith("^");
  const { need, begins } = reader.alternatives(anchored);
  if (reader.unknown || reader.at < source.length) return { words: undefined, begins: undefined };
  const open = !anchored || reader.alternated || begins?.includes("") !== false;
  return { words: need?.texts, begins: open ? undefined : begins };
}
