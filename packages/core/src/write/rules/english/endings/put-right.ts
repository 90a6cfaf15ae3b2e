import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { takeTime } from "../words/take-time.ts";
import { mend, retraction, withTime } from "./corrections-topic.ts";
import type { RightValue } from "./right-values.ts";
import { readCorrection } from "./right-values.ts";
import { wrongPart } from "./wrong-part.ts";

function wordsOf({ text, subject = "", predicate }: Draft): string {
  return `${text} ${subject} ${predicate}`.toLowerCase();
}

function isOf(said: string, noun = ""): boolean {
  const head = noun.split(" ").at(-1) as string;
  return anyValue.test(head) || said.includes(head);
}

function isOfAny(drafts: readonly Draft[], noun: string | undefined): boolean {
  return noun !== undefined && drafts.some((draft) => isOf(wordsOf(draft), noun));
}

/** Says of what kind the value is, not of what. */
const anyValue = /^(?:name|date|time|day|number|word|figure|spelling|one|)$/u;

interface Repair {
  draft: Draft;
  wrong: string;
  right: string;
  /** What is wrong is when it is. */
  timed: boolean;
}

/**
 * Reads a correction by what it can mean: a value of the same kind as what was told last ("13, forgot myself" after "a team of 12"), or as
 * what was told of the thing that it names ("the flight is EZ 4471"). Where several things could be meant, none is.
 */
export function putRight(
  text: string,
  { latest, lastDrafts, known, at }: Pick<Discourse, "latest" | "lastDrafts" | "known" | "at">,
): Draft[] {
  const correction = readCorrection(text);
  if (correction === undefined) return [];
  const { rights, wrongs } = correction;
  const all = [...lastDrafts, ...known];
  for (const told of [latest, lastDrafts, known]) {
    for (const { hint, ...said } of rights) {
      const about = said.noun ?? (isOfAny(all, hint) ? hint : undefined);
      const right = { ...said, noun: about };
      const pointed = right.noun !== undefined || wrongs.length > 0;
      if (told !== latest && !pointed) continue;
      const repairs = told.flatMap((draft) => repairOf(draft, right, wrongs, at));
      const distinct = new Set(repairs.map(({ wrong, right: words }) => `${wrong}\n${words}`));
      if (distinct.size === 1) return repairs.flatMap((repair) => repaired(repair, at));
    }
  }
  return [];
}

function repairOf(
  draft: Draft,
  { right, noun, bare }: RightValue,
  wrongs: readonly string[],
  at: number,
): Repair[] {
  if (draft.text === "" || (draft.action ?? "assert") !== "assert") return [];
  const said = wordsOf(draft);
  if (!isOf(said, noun)) return [];
  const denied = wrongs.filter((wrong) => sharesWord(said, wrong));
  if (noun === undefined && wrongs.length > 0 && denied.length === 0) return [];
  const when = timeOf(right, at, draft.when);
  if (when !== undefined) {
    const old = draft.when ?? /\b\d{4}-\d\d-\d\d\b/u.exec(draft.text)?.[0];
    return old === undefined || old === when
      ? []
      : [{ draft: { ...draft, when: old }, wrong: old, right: when, timed: true }];
  }
  const words = right.replace(/^(?:an?|the) /iu, "");
  if (said.includes(words.toLowerCase())) return [];
  const wrong = wrongPart(draft, right, !bare || denied.length > 0);
  if (wrong === undefined) return [];
  const capital = /^\p{Lu}/u.test(wrong) && /^\p{Ll}/u.test(words);
  const fresh = capital ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words;
  return [{ draft, wrong, right: fresh, timed: false }];
}

// "Thursday", "the 9th", "8 May": nothing else is in it
function timeOf(right: string, at: number, old = ""): string | undefined {
  if (year.test(right) && year.test(old)) return old.replace(year, right);
  if (/^\d+(?:[.,]\d+)?$/u.test(right)) return undefined;
  for (const phrase of [right, `on ${right}`]) {
    const { rest, when } = takeTime(phrase, at, "future");
    if (when !== undefined && rest.replace(/^(?:on|at|the)$/u, "") === "") return when;
  }
  return undefined;
}

const year = /\b(?:19|20)\d\d\b/u;

function sharesWord(said: string, wrong: string): boolean {
  return wrong
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some(
      (word) =>
        (word.length > 3 || /^\d+$/u.test(word)) &&
        new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, "u").test(said),
    );
}

function repaired({ draft, wrong, right, timed }: Repair, at: number): Draft[] {
  if (!timed) return mend([draft], wrong, right);
  return [...retraction(draft), { ...withTime(draft, right, at), correction: true }];
}
