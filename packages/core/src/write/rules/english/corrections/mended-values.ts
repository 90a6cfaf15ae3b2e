import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { letterDistance } from "../words/letter-distance.ts";
import { masked } from "../words/mask.ts";
import { mend } from "./corrections-topic.ts";

/** The speaker says that something they told was wrong, in whichever way. */
const cue = caseless`\b(?:correction|correct (?:myself|that|me|this)|corrected|typos?|mis-?(?:read|heard|spel\p{L}+|remember\p{L}*|count\p{L}*|typed|spoke|said|told|informed)|auto-?correct\p{L}*|(?:I|was|were|got|had|have|is|been) (?:it |that |this |them |those |you |the \p{L}+ |my \p{L}+ |all )*(?:wrong|mixed up|muddled(?: up)?|confused)|wrong (?:number|name|date|day|time|one|size|word|way)|(?:mixed|muddled|messed) (?:\p{L}+ )?up|my mistake|my bad|fat[- ]finger\p{L}*|spel(?:t|led|ling|l)\b|with an? \p{Lu}\b|I (?:told|gave) you|I (?:said|wrote|typed|put)\b|put me right|set me straight|should (?:be|have been|say)|I meant|I mean|scratch that|oops|whoops|slip of|turns? out|I was (?:off|out) by|I lied|not (?:the )?\d{1,2}(?:st|nd|rd|th)?)\b`;
/** It is a spelling that was wrong. */
const spelling =
  /\b(?:typos?|mis-?spel\p{L}+|spel(?:t|led|ling|l)\b|auto-?correct\p{L}*|fat[- ]finger\p{L}*|with an? \p{Lu}\b|with (?:an? |one |two |double )?["'“‘]?\p{L}{1,2}["'”’]?(?=$|[\s,.!])|(?:her|his|its|their|the|my) (?:sur|last |first |middle )?name(?: is|'s)|mistyped|letters?)/iu;
/** What is only supposed, asked or somebody else's mistake. */
const unsure = /\b(?:if|maybe|perhaps|might|could it be|would|should I)\b|\?\s*$/iu;
const numberWord =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)$/iu;
const counted =
  /(?<![\p{L}\d.:/-])(\d[\d.,]*\d|\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)(?=[ -]))[ -]?(\p{L}{2,})/giu;
const notCounted =
  /^(?:am|pm|o'clock|days?|weeks?|hours?|minutes?|mins?|years?|months?|of|and|or|to|in|at|on|not|is|are|was|the|times?|more|st|nd|rd|th|january|february|march|april|may|june|july|august|september|october|november|december|for|since|with|from|but|so|then)$/iu;

/**
 * Reads a correction whose right value stands anywhere in a turn, by what was told before: the same thing counted otherwise ("it's 14 guests"
 * after 12), a name that is spelt nearly the same, the day of a date. What was told first may stand in an earlier conversation.
 */
export function mendedValues(text: string, discourse: Discourse): Draft[] {
  if (!cue.test(text)) return [];
  const sentences = text.match(/[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]*/gu) ?? [];
  const near = sentences.filter(
    (sentence, index) =>
      !sentence.includes(masked) &&
      !unsure.test(sentence) &&
      [index - 1, index, index + 1].some((at) => cue.test(sentences[at] ?? "")),
  );
  if (near.length === 0) return [];
  const said = near.join(" ");
  for (const told of [discourse.lastDrafts, discourse.known]) {
    for (const find of [otherSpelling, otherCount, otherNumber, otherDay]) {
      const pair = find(said, told, text);
      if (pair === undefined) continue;
      const drafts = mend(told, pair.wrong, pair.right);
      if (drafts.length > 0) return drafts;
    }
  }
  return [];
}

interface Pair {
  wrong: string;
  right: string;
}

/** The one pair that there is; several leave open which is meant. */
function only(pairs: readonly Pair[]): Pair | undefined {
  const distinct = new Map(pairs.map((pair) => [`${pair.wrong}\n${pair.right}`, pair]));
  return distinct.size === 1 ? [...distinct.values()][0] : undefined;
}

function otherSpelling(said: string, told: readonly Draft[]): Pair | undefined {
  if (!spelling.test(said)) return undefined;
  const known = new Set(told.flatMap((draft) => namesOf(`${draft.object} ${draft.subject ?? ""}`)));
  const spoken = said.match(/[\p{L}][\p{L}'’-]{2,}/gu) ?? [];
  const lowerCase = !/\p{Lu}\p{Ll}/u.test(said);
  return only(
    [...known].flatMap((wrong): Pair[] =>
      spoken.flatMap((word): Pair[] => {
        // a colleague of that name is somebody else
        const at = said.indexOf(word);
        if (/\b(?:my|our) [\p{L}-]+ $/iu.test(said.slice(0, at))) return [];
        const right = word.replace(/['’]s$/u, "");
        if (!lowerCase && !/^\p{Lu}/u.test(right)) return [];
        const [a, b] = [wrong.toLowerCase(), right.toLowerCase()];
        if (a === b || [...known].some((name) => name.toLowerCase() === b)) return [];
        const most = Math.min(a.length, b.length) >= 6 ? 2 : 1;
        return Math.min(a.length, b.length) >= 3 &&
          letterDistance(a, b) <= most &&
          a.replace(/s$/u, "") !== b.replace(/s$/u, "")
          ? [{ wrong, right: /^\p{Lu}/u.test(wrong) ? capital(right) : right }]
          : [];
      }),
    ),
  );
}

function namesOf(words: string): string[] {
  return words.match(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}’-]{2,}/gu) ?? [];
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function otherCount(said: string, told: readonly Draft[], text: string): Pair | undefined {
  const right = countsOf(said);
  if (right.length === 0) return undefined;
  return only(
    told.flatMap((draft) =>
      countsOf(draft.text).flatMap((old): Pair[] =>
        right
          .filter(({ noun, number }) => noun === old.noun && number !== old.number)
          // what is said to be wrong in the same breath is not the right one
          .filter(({ whole }) => !draft.text.includes(whole) && !deniedIn(text, whole))
          .map(({ number }) => ({
            wrong: `${old.number}${old.joint}${old.word}`,
            right: `${number}${old.joint}${old.word}`,
          })),
      ),
    ),
  );
}

const bareNumber =
  /\b(?:it's|its|it is|should be|should have been|make (?:it|that)|is|in fact|really|(?:in fact|really|actually|it is that) (?:we|I) (?:have|are|need|want|keep)(?: got)?)\s+(?:actually |really |at |only |a )?(\d[\d.,]*\d|\d+)(?=$|[\s,.!;]|(?:cm|mm|kg|km|m)\b)/giu;

// "I told you my frame is 54. That was wrong, it's 56"
function otherNumber(said: string, told: readonly Draft[]): Pair | undefined {
  const bare = [...said.matchAll(bareNumber)].map(([, number = ""]) => number);
  const spoken = said.match(/(?<![\p{L}\d.,:-])\d[\d.,]*\d|(?<![\p{L}\d.,:-])\d+/gu) ?? [];
  const isTold = (number: string) =>
    told.some(({ object }) =>
      new RegExp(`(?<![\\d.,:-])${number.replaceAll(".", "\\.")}(?![\\d:-]|[.,]\\d)`, "u").test(
        object,
      ),
    );
  const rights = new Set(bare.filter((number) => !isTold(number)));
  const wrongs = new Set(spoken.filter((number) => !rights.has(number) && isTold(number)));
  const [right] = rights;
  const [wrong] = wrongs;
  return rights.size === 1 && wrongs.size === 1 && right !== undefined && wrong !== undefined
    ? { wrong, right }
    : undefined;
}

function deniedIn(text: string, whole: string): boolean {
  const at = text.indexOf(whole);
  return (
    at >= 0 &&
    /\b(?:not|said|told you|wrote|typed|put|instead of)(?: it was| it's| it is| \p{L}+ (?:is|was))? $/iu.test(
      text.slice(0, at),
    )
  );
}

interface Count {
  number: string;
  noun: string;
  word: string;
  joint: string;
  whole: string;
}

function countsOf(text: string): Count[] {
  return [...text.matchAll(counted)].flatMap(([whole, number = "", word = ""]): Count[] => {
    if (!/^\d/u.test(number) && !numberWord.test(number)) return [];
    if (notCounted.test(word)) return [];
    const joint = whole.slice(number.length, whole.length - word.length);
    return [{ number, word, joint, whole, noun: word.toLowerCase().replace(/s$/u, "") }];
  });
}

const months =
  "january|february|march|april|may|june|july|august|september|october|november|december";
const dayOfMonth = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${months})\\b|\\b(${months}) (\\d{1,2})(?:st|nd|rd|th)?\\b`,
  "giu",
);

function otherDay(said: string, told: readonly Draft[]): Pair | undefined {
  const dates = [...said.matchAll(dayOfMonth)].map(([, day, month, other, behind]) => ({
    day: Number(day ?? behind),
    month: (month ?? other ?? "").toLowerCase(),
  }));
  const right = dates.at(-1);
  if (right === undefined) return undefined;
  const number = String(months.split("|").indexOf(right.month) + 1).padStart(2, "0");
  for (const { text } of told) {
    for (const match of text.matchAll(dayOfMonth)) {
      const [whole, day, month, other, behind] = match;
      const old = Number(day ?? behind);
      if ((month ?? other ?? "").toLowerCase() !== right.month || old === right.day) continue;
      return { wrong: whole, right: whole.replace(String(old), String(right.day)) };
    }
    const exact = new RegExp(`\\b(\\d{4}-${number}-)(\\d\\d)\\b`, "u").exec(text);
    if (exact === null || Number(exact[2]) === right.day) continue;
    return { wrong: exact[0], right: `${exact[1]}${String(right.day).padStart(2, "0")}` };
  }
  return undefined;
}
