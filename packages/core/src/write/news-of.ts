import type { DatedFact } from "./resolve-time.ts";

/**
 * What a fact may do to what is believed, by what it is: a `turn` says that something is otherwise now, over, or not so; an `event`
 * that something took place, which may have been planned. Undefined for what only adds to what is known.
 */
export type News = "turn" | "event" | undefined;

/** Tells what news a fact is. Reads what a model said of it, never its words: it holds for every language. */
export function newsOf(fact: DatedFact): News {
  const { action, change, correction, over, predicate, type, modality } = fact;
  if (action === "end" || change === true || correction === true || over === true) return "turn";
  if (predicate.startsWith("not ")) return "turn";
  return type === "episodic" && modality === "actual" ? "event" : undefined;
}
