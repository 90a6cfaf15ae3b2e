import type { StoredRecord } from "../model/record.ts";
import type { OpenPair } from "./judge.ts";
import { isSamePerson } from "./name-speaker.ts";
import { predicateRule, withoutPlace } from "./predicates.ts";
import type { DatedFact } from "./resolve-time.ts";
import { objectWords } from "./same-object.ts";

const mostPairs = 20;
/** From this share of common words on, two facts may be about one thing. */
const leastCommon = 0.4;
const fillers = new Set(
  "the user is was are has have had of in on at for with from to and or that it they their his her".split(
    " ",
  ),
);

/**
 * The pairs of a new fact and a belief that rules leave open: about one person, of the same kind or with many words in common. What
 * whatever read the fact has seen and said to be something else is believed of it, but where a thing has one value at a time.
 *
 * @param isDecided whether rules decide about a fact by themselves
 */
export function openPairs(
  facts: readonly DatedFact[],
  beliefs: readonly StoredRecord[],
  seen: ReadonlySet<string>,
  isDecided: (fact: DatedFact) => boolean,
): OpenPair[] {
  return facts
    .filter((fact) => fact.action === "assert" && !isDecided(fact))
    .flatMap((fact) =>
      beliefs
        .filter((belief) =>
          seen.has(belief.id) ? isOneValue(fact, belief) : mayBeAboutOneThing(fact, belief),
        )
        .map((belief) => ({ fact, belief })),
    )
    .slice(0, mostPairs);
}

function isOneValue(fact: DatedFact, { subject, predicate }: StoredRecord): boolean {
  const { functional } = predicateRule(withoutPlace(fact.predicate));
  return functional && subject === fact.subject && predicate === fact.predicate;
}

function mayBeAboutOneThing(fact: DatedFact, belief: StoredRecord): boolean {
  if (!isSamePerson(fact.subject, belief.subject)) return false;
  const [one, other] = [tellingWords(fact.text), tellingWords(belief.text)];
  const common = [...one].filter((word) => other.has(word)).length;
  const share = common / Math.max(1, Math.min(one.size, other.size));
  const alike = fact.predicate !== "" && fact.predicate === belief.predicate;
  return share >= (alike ? leastCommon / 2 : leastCommon);
}

function tellingWords(text: string): Set<string> {
  return new Set(objectWords(text).filter((word) => !fillers.has(word)));
}
