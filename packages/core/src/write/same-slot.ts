import { objectWords } from "./same-object.ts";

interface Claim {
  predicate: string;
  object: string;
}

/** What is said of a thing of somebody's: "attribute bedtime" has it in its name, a trait in front of its verb. */
function thingOf({ predicate, object }: Claim): string | undefined {
  const attribute = /^attribute (.+)$/u.exec(predicate)?.[1];
  const noun =
    attribute ?? (predicate === "trait" ? /^(.{2,40}?) (?:is|are) /u.exec(object)?.[1] : undefined);
  return noun === undefined ? undefined : objectWords(noun).join(" ");
}

/** Predicates under which the same thing may have been told as in a claim. */
export function slotPredicates(claim: Claim): string[] {
  const thing = thingOf(claim);
  if (thing === undefined) return [];
  const said =
    /^attribute (.+)$/u.exec(claim.predicate)?.[1] ??
    /^(.{2,40}?) (?:is|are) /u.exec(claim.object)?.[1];
  return ["trait", `attribute ${thing}`, `attribute ${said?.toLowerCase()}`];
}

/**
 * Whether a claim that tells of a change says anew what another one said: of the same thing ("our IT contact is Rosalind now"), or the
 * same with another number or level ("I'm B1 in Korean now").
 */
export function isSameSlot(fact: Claim, belief: Claim): boolean {
  const thing = thingOf(fact);
  if (thing !== undefined && isSameThing(thing, thingOf(belief))) return true;
  if (fact.predicate === "trait" && belief.predicate === "trait")
    return samePrefix(fact.object, belief.object);
  if (!/^(?:is|has|does)\b/u.test(fact.predicate) || !/^(?:is|has|does)\b/u.test(belief.predicate))
    return false;
  const [now, then] = [split(fact.object), split(belief.object)];
  if (now.numbers.length === 0 || then.numbers.length === 0) return false;
  if (now.numbers.join(" ") === then.numbers.join(" ")) return false;
  const shared = now.words.filter((word) => then.words.includes(word));
  return (
    shared.length > 0 &&
    now.words.length - shared.length <= 1 &&
    then.words.length - shared.length <= 2
  );
}

// the locker is "the locker at the pool" where only one is spoken of
function isSameThing(one: string, other: string | undefined): boolean {
  if (other === undefined || one === other) return one === other;
  const bare = (noun: string) => noun.replace(/ (?:at|in|on|for|of|with) .*$/u, "");
  return bare(one) === bare(other) && (bare(one) === one || bare(other) === other);
}

// "bus leaves at 7:25", "is in year 4": the same up to its last words
function samePrefix(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => text.toLowerCase().split(/\s+/u)) as [
    string[],
    string[],
  ];
  const length = first.findIndex((word, index) => word !== second[index]);
  return length >= 2 && first.length - length <= 3;
}

function split(object: string): { words: string[]; numbers: string[] } {
  const words = objectWords(object).filter(
    (word) => !/^(?:in|at|of|on|a|the|to|with|for)$/u.test(word),
  );
  return {
    words: words.filter((word) => !/\d/u.test(word)),
    numbers: words.filter((word) => /\d/u.test(word)),
  };
}
