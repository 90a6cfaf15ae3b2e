import type { Origin } from "../model/origin.ts";
import { trustOf } from "../model/origin.ts";
import type { StoredRecord } from "../model/record.ts";
import { addsDetail } from "./adds-detail.ts";
import { contradicts } from "./contradicts.ts";
import { tentativeConfidence } from "./ground.ts";
import { isSamePerson } from "./name-speaker.ts";
import { predicateRule, withoutPlace } from "./predicates.ts";
import type { DatedFact } from "./resolve-time.ts";
import { isOtherNumber, isPartOf, sameObject } from "./same-object.ts";
import { isSameSlot } from "./same-slot.ts";
import { isHeadOf, isTarget } from "./target.ts";
import type { Told } from "./told.ts";
import { isLeftOpen, isToldOver, isToldReplaced, isToldSame, nothingTold } from "./told.ts";

/** How a belief ends: it was true until then, or it never was. */
export type Ending = "superseded" | "retracted";

/** What shall happen because of one fact. */
export type Decision =
  | { kind: "merge"; target: StoredRecord; reason: string }
  | {
      kind: "add";
      reason: string;
      confidence: number;
      /** Beliefs that it takes the place of. */
      closes: readonly StoredRecord[];
      ending: Ending;
      /** It was true before this belief was: filed as history. */
      before?: StoredRecord | undefined;
    }
  | { kind: "close"; targets: readonly StoredRecord[]; ending: Ending; reason: string }
  | { kind: "nothing"; reason: string };

/**
 * Compares one fact with what is believed and says what to do, by rules alone: the same again is merged, a new value of something
 * that has one value takes the place of the old one, a correction withdraws it, what was said earlier is filed as history, and
 * what differs in a number, a name or a "not" is never merged. Pure.
 *
 * @param beliefs active records that may say the same or the opposite
 * @param told what a model says about beliefs, where one read the fact
 */
export function decideFact(
  fact: DatedFact,
  origin: Origin,
  beliefs: readonly StoredRecord[],
  told: Told = nothingTold,
): Decision {
  if (fact.action !== "assert") return decideEnding(fact, origin, beliefs, told);
  const own = beliefs.filter((belief) => belief.subject === fact.subject);
  const twin =
    beliefs.find((belief) => sameText(belief.text, fact.text)) ??
    own.find((belief) => saysTheSame(fact, belief)) ??
    beliefs.find((belief) => isToldSame(fact, belief, told));
  const conflicts = beliefs.filter(
    (belief) =>
      belief !== twin &&
      (isToldReplaced(fact, belief, told, beliefs) ||
        (own.includes(belief) && isConflict(fact, belief, twin, told))),
  );
  if (twin !== undefined && (conflicts.length === 0 || fact.change !== true)) {
    return { kind: "merge", target: twin, reason: `already known: “${twin.text}”` };
  }
  const overruled = conflicts.filter((belief) => trustOf(belief.origin) <= trustOf(origin));
  const stronger = conflicts.find((belief) => trustOf(belief.origin) > trustOf(origin));
  if (stronger !== undefined || (fact.confidence <= tentativeConfidence && conflicts.length > 0)) {
    const [against] = stronger === undefined ? conflicts : [stronger];
    return {
      kind: "add",
      reason: `kept apart, unconfirmed: it contradicts “${against?.text}”`,
      confidence: Math.min(fact.confidence, tentativeConfidence),
      closes: [],
      ending: "superseded",
    };
  }
  if (twin !== undefined) {
    return {
      kind: "close",
      targets: overruled,
      ending: "superseded",
      reason: `changed: “${twin.text}”`,
    };
  }
  // beside a belief that was true until now, what was never true ends like it
  const corrected =
    overruled.length > 0 && overruled.every(({ id }) => told.verdicts.get(id) === "corrects");
  return decideNew(corrected ? { ...fact, correction: true } : fact, overruled);
}

function decideNew(fact: DatedFact, conflicts: readonly StoredRecord[]): Decision {
  const { confidence } = fact;
  const later = conflicts.find((belief) => fact.saidAt < belief.validFrom);
  if (later !== undefined) {
    const reason = `history: said before “${later.text}” became true`;
    return { kind: "add", reason, confidence, closes: [], ending: "superseded", before: later };
  }
  const [first] = conflicts;
  if (first === undefined) {
    const grounded = confidence > tentativeConfidence;
    const reason = grounded ? "new" : "new, unconfirmed: it quotes no words that were said";
    return { kind: "add", reason, confidence, closes: [], ending: "superseded" };
  }
  const ending: Ending = fact.correction === true ? "retracted" : "superseded";
  const detail = isPartOf(first.object ?? "", fact.object);
  const reason = fact.correction
    ? `corrects “${first.text}”`
    : detail
      ? `more exact than “${first.text}”`
      : `replaces “${first.text}”`;
  return { kind: "add", reason, confidence, closes: conflicts, ending };
}

function decideEnding(
  fact: DatedFact,
  origin: Origin,
  beliefs: readonly StoredRecord[],
  told: Told,
): Decision {
  const ending: Ending = fact.action === "retract" ? "retracted" : "superseded";
  const meant = beliefs.filter(
    (belief) =>
      isToldOver(belief, told) ||
      ((isSamePerson(belief.subject, fact.subject) || isThing(belief, fact)) &&
        isTarget(belief, fact)),
  );
  const targets = meant.filter((belief) => trustOf(belief.origin) <= trustOf(origin));
  if (fact.text !== "") {
    const twin = beliefs.find((belief) => sameText(belief.text, fact.text));
    if (twin !== undefined && targets.length === 0) {
      return { kind: "merge", target: twin, reason: `already known: “${twin.text}”` };
    }
    const reason = targets[0] === undefined ? "new" : `ends “${targets[0].text}”`;
    return { kind: "add", reason, confidence: fact.confidence, closes: targets, ending };
  }
  if (targets.length === 0) return { kind: "nothing", reason: "nothing of the kind is believed" };
  const reason = ending === "retracted" ? "asked to forget" : "no longer true";
  return { kind: "close", targets, ending, reason: fact.correction ? "never true" : reason };
}

// "CI runs on Jenkins" has a subject that is nobody: what the user says of it counts
function isThing(belief: StoredRecord, fact: DatedFact): boolean {
  return belief.predicate === "runs on" && !/'s\b/u.test(fact.subject);
}

function sameText(a: string, b: string): boolean {
  const fold = (text: string) =>
    text
      .toLowerCase()
      .replace(/\s+/gu, " ")
      .replace(/[.!\s]+$/u, "")
      .trim();
  return fold(a) === fold(b);
}

/** Of these the name alone says nothing new where more is known: "a Prusa" after "a Prusa 3D printer". */
const held = new Set(["uses", "has", "drives", "owns", "rides", "plays"]);

function saysTheSame(fact: DatedFact, belief: StoredRecord): boolean {
  if (fact.predicate === "" || belief.predicate !== fact.predicate) return false;
  // a model's object may be missing, or a part of what it says: a sentence with another name or number is another fact
  if (fact.about !== undefined && (fact.object === "" || addsDetail(fact.text, belief.text)))
    return false;
  const object = belief.object ?? "";
  // "actually it is Jón": a correction may lie in an accent
  const mended = fact.correction === true && object.toLowerCase() !== fact.object.toLowerCase();
  if (sameObject(object, fact.object)) return !mended;
  // less exact than what is known: "an engineer" says nothing new of a backend engineer
  const { functional } = predicateRule(withoutPlace(fact.predicate));
  if (held.has(fact.predicate) && !fact.correction && isHeadOf(fact.object, object)) return true;
  // "a cat called Moss" after "a tabby cat called Moss"
  const named = functional || fact.predicate === "pet name";
  return named && !fact.correction && isPartOf(fact.object, object);
}

function isConflict(
  fact: DatedFact,
  belief: StoredRecord,
  twin: StoredRecord | undefined,
  told: Told,
): boolean {
  const predicate = belief.predicate ?? "";
  const object = belief.object ?? "";
  const rule = predicateRule(withoutPlace(fact.predicate));
  if (rule.ends.includes(predicate)) return true;
  if (contradicts(fact, { predicate, object })) return true;
  if (told.verdicts.has(belief.id) || isLeftOpen(fact, belief, told)) return false;
  if (
    fact.about === undefined &&
    (fact.change === true || fact.correction === true) &&
    withoutPlace(predicate) === withoutPlace(fact.predicate) &&
    isOtherNumber(fact.object, object)
  )
    return true;
  if (fact.about === undefined && fact.change === true && isSameSlot(fact, { predicate, object }))
    return true;
  // "a tabby cat called Moss" after "a cat called Moss"
  if (predicate === "pet name" && fact.predicate === predicate && isPartOf(object, fact.object))
    return true;
  if (!rule.functional || (twin !== undefined && fact.change !== true)) return false;
  if (predicate === fact.predicate) return true;
  return fact.change === true && withoutPlace(predicate) === withoutPlace(fact.predicate);
}
