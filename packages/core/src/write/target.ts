import type { ExtractedFact } from "../model/fact.ts";
import type { StoredRecord } from "../model/record.ts";
import { withoutPlace } from "./predicates.ts";
import { isPartOf, objectWords, sameObject } from "./same-object.ts";

const empty = new Set(
  "what which that this everything anything something about said told you i me user is are was were and or of to in on at for with from it".split(
    " ",
  ),
);

/** Whether a belief is one that an `end` or a `retract` is about. A target that names nothing is about nothing. */
export function isTarget(belief: StoredRecord, { target }: Pick<ExtractedFact, "target">): boolean {
  if (target === undefined || Object.values(target).every((value) => value === undefined))
    return false;
  const { predicates, names, words, turnIds, recordIds } = target;
  if (recordIds !== undefined && !recordIds.includes(belief.id)) return false;
  if (predicates !== undefined && !predicates.includes(withoutPlace(belief.predicate ?? "")))
    return false;
  if (names !== undefined && !isNamed(belief, names)) return false;
  if (words !== undefined && !holdsWords(belief.text, words)) return false;
  return (
    turnIds === undefined ||
    (belief.evidence.length > 0 && belief.evidence.every(({ turnId }) => turnIds.includes(turnId)))
  );
}

function isNamed({ object = "", subject = "" }: StoredRecord, name: string): boolean {
  return (
    sameObject(object, name) ||
    isPartOf(name, object) ||
    isPartOf(name, subject) ||
    isPartOf(object, name)
  );
}

function holdsWords(text: string, words: string): boolean {
  const wanted = objectWords(words).filter((word) => !empty.has(word));
  const there = new Set(objectWords(text));
  return wanted.length > 0 && wanted.every((word) => there.has(word));
}
