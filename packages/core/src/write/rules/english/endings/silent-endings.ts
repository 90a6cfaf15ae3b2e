import type { FactTarget } from "../../../../model/fact.ts";
import type { Draft } from "../draft.ts";

/** Endings that are not worth a fact of their own. */
export function silent(targets: readonly FactTarget[], when?: string): Draft[] {
  return targets.map((target) => ({
    predicate: "ended",
    object: target.names ?? target.words ?? "",
    text: "",
    when,
    action: "end",
    target,
  }));
}

/** One draft that tells of an ending, and one without words for every further thing that ends with it. */
export function withTargets(draft: Draft, targets: readonly FactTarget[]): Draft[] {
  const [first, ...more] = targets;
  if (first === undefined) return [draft];
  return [{ ...draft, action: "end", target: first }, ...silent(more, draft.when)];
}
