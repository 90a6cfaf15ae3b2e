import type { StoredRecord } from "../model/record.ts";
import { addsDetail } from "./adds-detail.ts";
import type { Verdict } from "./judge.ts";
import type { DatedFact } from "./resolve-time.ts";
import { isPartOf, sameObject } from "./same-object.ts";

/** What a model says or knows about beliefs, beyond the fact itself. */
export interface Told {
  /** What a judge found, by the ids of beliefs. */
  verdicts: ReadonlyMap<string, Verdict>;
  /** Ids of beliefs that the model was shown when it read the fact. */
  seen: ReadonlySet<string>;
  /** Ids of records that were added before the fact in the same call, oldest first. */
  added: readonly string[];
}

/** Nothing was said, as by rules. */
export const nothingTold: Told = { verdicts: new Map(), seen: new Set(), added: [] };

/** Whether a model says that a fact repeats a belief. What names something else is no repetition, whatever it says. */
export function isToldSame(fact: DatedFact, belief: StoredRecord, { verdicts }: Told): boolean {
  const told = fact.about?.includes(belief.id) && !isTurn(fact);
  return (told || verdicts.get(belief.id) === "same") && !addsDetail(fact.text, belief.text);
}

/** Whether a judge says that a belief does not hold beside a fact. */
export function isToldOver(belief: StoredRecord, { verdicts }: Pick<Told, "verdicts">): boolean {
  const verdict = verdicts.get(belief.id);
  return verdict === "replaces" || verdict === "corrects";
}

/** Whether a model says that a fact takes the place of a belief. */
export function isToldReplaced(
  fact: DatedFact,
  belief: StoredRecord,
  { verdicts, added }: Told,
  beliefs: readonly StoredRecord[],
): boolean {
  if (isToldOver(belief, { verdicts })) return true;
  if (fact.about === undefined || !isTurn(fact)) return false;
  if (fact.about.length > 0) return fact.about.includes(belief.id);
  // old and new were said in one breath: the last of its kind, or the one whose value the new sentence names
  if (!isAlike(fact, belief)) return false;
  const last = added.findLast((id) => beliefs.some((one) => one.id === id && isAlike(fact, one)));
  if (last !== undefined) return belief.id === last;
  const { object = "" } = belief;
  return isPartOf(object, fact.text) && !sameObject(object, fact.object);
}

/**
 * Whether a model was shown a belief that rules would end because of a fact, and yet calls the fact new: then one of the two is mistaken,
 * and it is left open.
 */
export function isLeftOpen(fact: DatedFact, belief: StoredRecord, { seen }: Told): boolean {
  return fact.about?.length === 0 && !isTurn(fact) && seen.has(belief.id);
}

function isTurn({ change, correction }: DatedFact): boolean {
  return change === true || correction === true;
}

function isAlike(fact: DatedFact, { subject, predicate }: StoredRecord): boolean {
  return subject === fact.subject && predicate === fact.predicate && predicate !== "";
}
