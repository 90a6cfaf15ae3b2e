import { isPartOf } from "../../../same-object.ts";
import type { Draft } from "../draft.ts";
import { isSamePlace, slotsOf } from "../endings/slots-of.ts";
import { isAlike } from "../words/alike.ts";
import { caseless } from "../words/gated.ts";
import { readCorrection } from "./right-values.ts";
import { withdrawn } from "./withdrawn.ts";

/** What a fact of somebody says at its beginning: with the same one they live, work, or are something else. */
const way = caseless`^(?:is (?:an?|the) |(?:turns|is turning|turned) (?=\p{L}|\d)|is from |comes from |lives (?:in|at|near) |works (?:at|for|in|as|with) |studies |teaches |plays |speaks |drives |has an? |was born (?:in|on) |goes to |attends )`;
const several =
  /^(?:event|relation|pet|pet name|has|is doing|said|asked to remember|instruction)$/u;
/** What was said is wrong, and not only incomplete. */
const fault = caseless`\b(?:typos?|wrong|mistake|no wait|wait no|I mean(?=[\s,])|meant|lied|mis-?(?:read|heard|typed|spoke|spelt|spelled|remembered)|auto-?correct\p{L}*|scratch that|strike that|ignore that|force of habit|from habit|overstated|exaggerated|muddled|(?:mixed|muddled|messed) (?:\p{L}+ ){0,2}up|wrong|correct (?:that|this|myself|it)|spelling)\b`;
const added = caseless`\b(?:also|too|as well|another|besides|plus|both)\b`;

/**
 * What a turn of correction tells anew of the same thing: "I play the viola, typo" takes back the violin that was told in the turn before,
 * "I keep saying Lund but mum lives in Malmö" the Lund that she was said to live in.
 *
 * @param said what the turn was read to tell
 * @param latest what the turn before told
 * @param told all that was told or is believed, the latest first
 */
export function restated(
  text: string,
  said: readonly Draft[],
  latest: readonly Draft[],
  told: readonly Draft[],
): Draft[] {
  const correction = readCorrection(text);
  if (correction === undefined) return [];
  const fresh = said.filter(isTold);
  const faulty = fault.test(text) && !added.test(text);
  return told.flatMap((old): Draft[] => {
    if (!isTold(old) || fresh.some(({ text: words }) => words === old.text)) return [];
    const named = correction.wrongs.some((wrong) => holds(old.object, wrong));
    if (!named && !latest.includes(old)) return [];
    const rivals = fresh.filter(
      (draft) =>
        isRival(draft, old) &&
        (named || faulty || areAlike(draft.object, old.object) || fillsSame(draft, old)),
    );
    const [first] = rivals;
    // the same thing told in two ways is one
    if (first === undefined || !rivals.every((one) => one.text === first.text)) return [];
    return [withdrawn(old)];
  });
}

function isTold({ text, action = "assert" }: Draft): boolean {
  return text !== "" && action === "assert";
}

function isRival(fresh: Draft, old: Draft): boolean {
  if ((fresh.subject ?? "user") !== (old.subject ?? "user")) return false;
  if (fresh.object.toLowerCase() === old.object.toLowerCase()) return false;
  if (isPartOf(fresh.object, old.object) || isPartOf(old.object, fresh.object)) return false;
  if (fresh.predicate !== old.predicate) return false;
  if (fresh.predicate === "trait") {
    const [one, other] = [way.exec(fresh.object)?.[0], way.exec(old.object)?.[0]];
    return one !== undefined && other !== undefined && bare(one) === bare(other);
  }
  if (fresh.predicate === "relation" || fresh.predicate === "pet name")
    return headOf(fresh.object) === headOf(old.object);
  return !several.test(fresh.predicate);
}

// "turns six" and "is turning seven" say it the same way
function bare(words: string): string {
  return words.toLowerCase().replace(/^(?:is turning|turned) /u, "turns ");
}

// "dentist Dr. Abernethy": of whom it is the name
function headOf(object: string): string {
  return /^(?:\p{Ll}+ )+/u.exec(object)?.[0] ?? object;
}

// a size is put in the place of a size
function fillsSame(one: Draft, other: Draft): boolean {
  const places = slotsOf(other);
  return slotsOf(one).some((slot) => places.some((place) => isSamePlace(slot, place)));
}

function areAlike(one: string, other: string): boolean {
  const words = (object: string) => object.match(/[\p{L}][\p{L}'’-]{3,}/gu) ?? [];
  return words(one).some((word) => words(other).some((old) => isAlike(old, word)));
}

function holds(object: string, wrong: string): boolean {
  return wrong
    .split(/[^\p{L}\p{N}]+/u)
    .some(
      (word) =>
        (word.length > 3 || /^\d+$/u.test(word)) &&
        new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "iu").test(object),
    );
}
