import { objectWords, sameObject } from "../../../same-object.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { takeTime } from "../words/take-time.ts";
import { mend, retraction, withTime } from "./corrections-topic.ts";
import type { RightValue } from "./right-values.ts";
import { readCorrection, readRepeated } from "./right-values.ts";
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

type Told = Pick<Discourse, "latest" | "lastDrafts" | "known" | "at" | "question">;

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
export function putRight(text: string, discourse: Told): Draft[] {
  const corrected = readCorrection(text);
  const said =
    corrected === undefined ? [] : repairs(corrected.rights, corrected.wrongs, discourse);
  if (said.length > 0 || discourse.question !== undefined) return said;
  return repairs(readRepeated(text), [], discourse);
}

function repairs(
  rights: readonly RightValue[],
  denied: readonly string[],
  { latest, lastDrafts, known, at }: Told,
): Draft[] {
  const all = [...lastDrafts, ...known];
  const wrongs = denied.filter((wrong) => all.some((draft) => sharesWord(wordsOf(draft), wrong)));
  // what is denied was not told: the correction is of something else
  const foreign = denied.length > 0 && wrongs.length === 0;
  const withdrawn = new Set(
    lastDrafts.filter(({ action }) => action === "retract").map(({ object }) => object),
  );
  for (const told of [latest, lastDrafts, known]) {
    for (const { hint, ...said } of rights) {
      const about = said.noun ?? (isOfAny(all, hint) ? hint : undefined);
      const right = { ...said, noun: about };
      const pointed = right.noun !== undefined || wrongs.length > 0;
      if (told !== latest && !pointed) continue;
      const found = told
        .flatMap((draft) => (withdrawn.has(draft.object) ? [] : repairOf(draft, right, wrongs, at)))
        .filter(({ timed }) => timed || !foreign);
      const distinct = new Set(found.map(({ wrong, right: words }) => `${wrong}\n${words}`));
      if (distinct.size === 1) return found.flatMap((repair) => repaired(repair, at));
    }
  }
  return [];
}

function repairOf(
  draft: Draft,
  { right, noun, bare, silent }: RightValue,
  wrongs: readonly string[],
  at: number,
): Repair[] {
  if (draft.text === "" || (draft.action ?? "assert") !== "assert") return [];
  const said = wordsOf(draft);
  if (!isOf(said, noun)) return [];
  const denied = wrongs.filter((wrong) => sharesWord(said, wrong));
  if (noun === undefined && wrongs.length > 0 && denied.length === 0) return [];
  const when = silent ? undefined : timeOf(right, at, draft);
  if (when !== undefined) {
    const old = oldTime(draft);
    return old === undefined || old === when
      ? []
      : [{ draft: { ...draft, when: old }, wrong: old, right: when, timed: true }];
  }
  const words = right.replace(/^(?:an?|the) /iu, "");
  // 1500 is not said by 15000
  if (` ${objectWords(said).join(" ")} `.includes(` ${objectWords(words).join(" ")} `)) return [];
  const whole = denied.some((word) => sameObject(word, draft.object)) ? draft.object : undefined;
  const wrong = wrongPart(draft, right, !bare || denied.length > 0, silent) ?? whole;
  if (wrong === undefined) return [];
  const capital = /^\p{Lu}/u.test(wrong) && /^\p{Ll}/u.test(words);
  const fresh = capital ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words;
  return [{ draft, wrong, right: fresh, timed: false }];
}

// a habit has no time of its own: "mondays" is a word like any other
function oldTime({ when, text }: Draft): string | undefined {
  return when ?? /\b\d{4}-\d\d-\d\d(?: at \d\d:\d\d)?\b/u.exec(text)?.[0];
}

// "Thursday", "the 9th", "8 May", "15:30": nothing else is in it; the day of a month and the time of a day leave the rest as it was told
function timeOf(right: string, at: number, draft: Draft): string | undefined {
  const old = oldTime(draft);
  if (old === undefined) return undefined;
  if (year.test(right) && year.test(old)) return old.replace(year, right);
  const day = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)$/iu.exec(right)?.[1];
  if (day !== undefined) {
    const iso = old.replace(/^(.*\b\d{4}-\d\d-)\d\d/u, `$1${day.padStart(2, "0")}`);
    return iso === old ? old.replace(/\b\d{1,2}(?=(?:st|nd|rd|th)?\b)/u, day) : iso;
  }
  const clock = /^(?:at )?(\d{1,2})(?:[:.](\d\d))? ?([ap]m)?$/iu.exec(right);
  if (clock !== null) {
    const [, hour = "", minutes = "", half = ""] = clock;
    const told = /\bat (\d\d):(\d\d)/u.exec(old);
    if (told === null)
      return old.replace(
        /(\bat )?\d{1,2}(?::\d\d)?(?: ?[ap]m)?$/u,
        `at ${right.replace(/^at /u, "")}`,
      );
    const late = half === "" ? Number(hour) < 12 && Number(told[1]) >= 12 : /p/iu.test(half);
    const hours = String((Number(hour) % 12) + (late || Number(hour) >= 12 ? 12 : 0)).padStart(
      2,
      "0",
    );
    return old.replace(told[0], `at ${hours}:${minutes === "" ? "00" : minutes}`);
  }
  for (const phrase of [right, `on ${right}`]) {
    const { rest, when } = takeTime(phrase, at, "future");
    if (when !== undefined && rest.replace(/^(?:on|at|the)$/u, "") === "") return when;
  }
  return undefined;
}

const year = /^(?:19|20)\d\d$|\b(?:19|20)\d\d\b(?!-)/u;

function sharesWord(said: string, wrong: string): boolean {
  return wrong
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some(
      (word) =>
        (word.length > 3 || /^\d+$/u.test(word)) &&
        new RegExp(`(?<![\\p{L}\\p{N}])${word}s?(?![\\p{L}\\p{N}])`, "u").test(said),
    );
}

function repaired({ draft, wrong, right, timed }: Repair, at: number): Draft[] {
  if (!timed) return mend([draft], wrong, right);
  return [...retraction(draft), { ...withTime(draft, right, at), correction: true }];
}
