import type { ExtractedFact } from "../model/fact.ts";
import type { StoredRecord } from "../model/record.ts";
import { createStemmer } from "../text/stem.ts";
import { isOfKind } from "./kinds-of-things.ts";
import { withoutPlace } from "./predicates.ts";
import { isPartOf, objectWords, sameObject } from "./same-object.ts";

const empty = new Set(
  "what which that this everything anything something about said told you i me user is are was were and or of to in on at for with from it".split(
    " ",
  ),
);
/** Stands for all predicates but those of {@link lasting}. */
export const anyPredicate = "any";
/** What does not end because something of it was sold, stopped or cancelled. */
const lasting =
  /^(?:name|age|birthday|born in|comes from|grew up in|nationality|pronouns|relation|event|ended|sold|used to|was(?: .*)?|allergic to|afraid of|instruction|dislikes|lived in|lives in|lives near|works at|works as|partner|speaks|latest .*|not .*|attribute (?:birthday|height|surname|blood .*|star sign))$/u;
/** Whether what is believed with this predicate may end because of what happens to its object. */
export function mayEnd(predicate: string): boolean {
  return !lasting.test(withoutPlace(predicate));
}

const stem = createStemmer("en");
/** Predicates whose name goes on with what they are about: `attribute car`, `appointment dentist`. */
const nounOfPredicate = /^(?:attribute|appointment|favourite|uses as) (.+)$/u;
/** Behind these words a value only says where, when or how often. */
const tail =
  /\s(?:in|on|at|with|for|from|to|by|of|about|over|under|near|called|named|since|every|each|more|so much|a lot|than|once|twice|three times|daily|weekly|as|and)\s.*$|\s(?:every|daily|weekly|\p{L}+days|an? (?:day|week|month|year)|per (?:day|week|month))\b.*$/iu;
const wholes =
  /\s(?:subscription|membership|account|plan|lessons?|class(?:es)?|course|habit|contract|team|club|group|app|practice|diet|thing|kick|routine|regime|medication|pills|tablets|therapy|treatment|job|gig|role|shifts?|training|league|project|trip|holiday|flight|visit|appointment)s?$/iu;

/**
 * Whether a belief is one that an `end` or a `retract` is about. A target that names nothing is about nothing. A predicate that ends
 * in `*` stands for all that begin so, {@link anyPredicate} for all that may end.
 */
export function isTarget(belief: StoredRecord, { target }: Pick<ExtractedFact, "target">): boolean {
  if (target === undefined || Object.values(target).every((value) => value === undefined))
    return false;
  const { predicates, names, words, oneOf, turnIds, recordIds } = target;
  if (recordIds !== undefined && !recordIds.includes(belief.id)) return false;
  if (predicates !== undefined && !hasPredicate(belief.predicate ?? "", predicates)) return false;
  if (names !== undefined && !isNamed(belief, names)) return false;
  if (words !== undefined && !holdsWords(belief.text, words)) return false;
  if (oneOf !== undefined && !oneOf.some((word) => holdsWords(belief.text, word))) return false;
  return (
    turnIds === undefined ||
    (belief.evidence.length > 0 && belief.evidence.every(({ turnId }) => turnIds.includes(turnId)))
  );
}

function hasPredicate(predicate: string, wanted: readonly string[]): boolean {
  const base = withoutPlace(predicate);
  return wanted.some((name) =>
    name === anyPredicate
      ? !lasting.test(base)
      : name.endsWith("*")
        ? base.startsWith(name.slice(0, -1))
        : name === base,
  );
}

function isNamed({ object = "", subject = "", predicate = "" }: StoredRecord, name: string) {
  const noun = nounOfPredicate.exec(withoutPlace(predicate))?.[1];
  return (
    sameObject(object, name) ||
    // "vapes" has no object: the verb is what is named
    (object === "" && stem(predicate) === stem(name.toLowerCase())) ||
    isHeadOf(name, object) ||
    isHeadOf(object, name, true) ||
    isPartOf(name, subject) ||
    isOfKind(object.replace(tail, ""), name) ||
    (noun !== undefined &&
      (sameObject(noun, name) || isHeadOf(name, noun) || isHeadOf(noun, name, true)))
  );
}

// "Skoda" and "old car" tell which "old Skoda car" is meant; "coffee" is not what a "coffee machine" is.
/** Whether a name tells which thing is meant: "Skoda" of "old Skoda car", not "coffee" of "coffee machine". */
export function isHeadOf(part: string, whole: string, strictly = false): boolean {
  if (!isPartOf(part, whole)) return false;
  const words = objectWords(part);
  const bare = objectWords(whole.replace(tail, "").replace(wholes, ""));
  if (bare.length === 0 || bare.slice(-words.length).join(" ") === words.join(" ")) return true;
  // a name may stand in front of its kind ("Skoda Octavia") or behind it ("dog Bruno")
  const tokens = whole.split(/\s+/u);
  const start = tokens.findLastIndex((_, index) =>
    ` ${objectWords(tokens.slice(index).join(" ")).join(" ")} `.startsWith(` ${words.join(" ")} `),
  );
  const proper = (token: string | undefined) => token !== undefined && /^[\p{Lu}\d]/u.test(token);
  const behind = tokens.slice(start + words.length);
  if (behind.length > 0 && behind.every(proper)) return true;
  // a "Spanish book" is not the Spanish that one learns
  return !strictly && (proper(tokens[start]) || proper(behind[0]));
}

// "cycling to work" is told of by "cycles to work every day": words count by their stems
function holdsWords(text: string, words: string): boolean {
  const wanted = objectWords(words).filter((word) => !empty.has(word));
  if (wanted.length === 0) return false;
  const there = stemsOf(text);
  return wanted.every((word) => there.has(stem(word)));
}

const stems = new Map<string, ReadonlySet<string>>();
/** Texts whose stems are kept: what is believed is compared again and again. */
const mostStems = 2_000;

function stemsOf(text: string): ReadonlySet<string> {
  const known = stems.get(text);
  if (known !== undefined) return known;
  const found = new Set(objectWords(text).map(stem));
  if (stems.size >= mostStems) stems.clear();
  stems.set(text, found);
  return found;
}
