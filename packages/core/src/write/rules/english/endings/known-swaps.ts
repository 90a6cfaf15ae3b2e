import { mayEnd } from "../../../target.ts";
import type { Clause } from "../clauses/clauses.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { reported, value } from "../words/grammar.ts";
import { takeTime } from "../words/take-time.ts";
import { isForAWhile } from "./for-a-while.ts";
import { isNotSo } from "./not-so.ts";
import { silent } from "./silent-endings.ts";

/** What took the place of what is known, and whether that is all a clause tells. */
export interface KnownSwaps {
  drafts: Draft[];
  /** No narrower rule knows what becomes of such a thing. */
  alone: boolean;
}

const who =
  "(I|we|they|he|she|(?:my|our|the) [\\p{L}'’-]+(?: [\\p{L}'’-]+){0,2}?|\\p{Lu}[\\p{L}'’-]+)";
const done =
  "(?:(?:have|has|am|is|are|was|were|got|been|just|now|finally|recently|also|\\p{L}+ly) )*";
const fromTo = caseless`^${who} ${done}(?:switched|moved|changed|transferred|swapped|migrated|upgraded|downgraded|shifted|converted|graduated|jumped|stepped (?:up|down)|progressed|promoted|relocated|swung|rebooked|reduced|cut|raised|put up|(?<=(?:have|has) (?:just |now |also )?)gone|went)(?: (?:over|up|down|away|back|on|everything))?((?: [\p{L}\d'’-]+){0,4}?) from (.+?) (?:over |up |down |back )?(?:to|onto) (.+)$`;
const replaced = caseless`^${who} ${done}(?:replaced|swapped|exchanged|traded|substituted|switched|changed)(?: out| in)?() (.+?) (?:with|for|by) (.+)$`;
const gaveWay = caseless`^()()(?:my |our |the )?(.+?) (?:has |have |was |were |got |is |are )(?:just |now |been |finally )*(?:replaced|superseded|swapped out)(?: by| with| for) (.+)$`;
const took = caseless`^()()(.+?) (?:has |have )?(?:just |now |finally )*(?:replaced|took over from|taken over from|stepped in for good for) (?:my |our |the )?(.+)$`;
const unreal = caseless`\b(?:not|never|would|might|could|may|should|must|will|going to|plan(?:ning|s)?|think(?:ing)?|want(?:s|ed)?|hop(?:e|es|ing)|if|unless|until|almost|nearly|about to|temporarily|for (?:now|today|the (?:day|week|weekend|night|moment|summer|holidays))|tonight|tomorrow|next|every (?:day|week|morning)|back and forth|between|just for|tried|trying|by mistake|accidentally|used to)\b`;
/** What narrower rules put in the place of the old value. */
const handled =
  /^(?:lives in|works at|works as|uses\b.*|drives|rides|manager|banks with|is with|learns|diet|lives with|home)$/u;
/** Said of many things at once. */
const common =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*|home|work|school|mornings?|evenings?|\d[\d.,:]*(?: ?[ap]m)?|[\p{L}\d]{1,3})$/iu;
const numbers =
  "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|\\d[\\d.,]*)";
const counted = new RegExp(`^${numbers} (.+)$`, "iu");
const bareNumber = new RegExp(`^${numbers}$`, "iu");

/**
 * What a clause says took the place of something that is known, whatever it was kept as: "we changed from Brook to Alder" makes electricity
 * that comes from Brook come from Alder. Undefined where it tells of no such thing, or names nothing that is known.
 */
export function knownSwaps(clause: Clause, discourse: Discourse): KnownSwaps | undefined {
  const { text, cues } = clause;
  if (cues.loose || cues.correction) return undefined;
  const told = [...discourse.lastDrafts, ...discourse.known];
  if (told.length === 0) return undefined;
  const match = fromTo.exec(text) ?? replaced.exec(text) ?? gaveWay.exec(text);
  const over = match === null ? took.exec(text) : null;
  const [from, to] = match === null ? [over?.[4], over?.[3]] : [match[3], match[4]];
  if (from === undefined || to === undefined) return undefined;
  if (unreal.test(text) || isNotSo(text) || isForAWhile(text)) return undefined;
  const old = bare(value(from) ?? "");
  const { rest, when } = takeTime(value(to) ?? "", discourse.at, "past");
  const named = bare(
    (value(rest) ?? "").replace(
      /,.*$|;.*$| over (?:the )?\p{L}+$| (?:for|at|in) (?:my|our|the|good)\b.*$/iu,
      "",
    ),
  );
  const noun = counted.exec(old)?.[1];
  const fresh = noun !== undefined && bareNumber.test(named) ? `${named} ${noun}` : named;
  if (old.length < 2 || fresh === "" || old.split(" ").length > 5 || fresh.split(" ").length > 6)
    return undefined;
  if (old.toLowerCase() === fresh.toLowerCase()) return undefined;
  const [subject = "I", head = ""] = match === null ? [] : match.slice(1, 3);
  const meant = told.filter(
    (one, index) =>
      isMeant(one, subject, discourse) &&
      placeOf(one, old) !== undefined &&
      told.findIndex(({ text: words }) => words === one.text) === index,
  );
  const rare = !common.test(old);
  const about = `${/^(?:my|our|the) /iu.test(subject) ? subject : ""} ${head}`
    .replace(/\b(?:my|our|the)\b/giu, "")
    .trim()
    .toLowerCase();
  const named1 = about.split(" ").at(-1) as string;
  const fitting =
    about === "" || rare ? meant : meant.filter((one) => one.text.toLowerCase().includes(named1));
  if (fitting.length === 0 || (!rare && fitting.length > 1)) return undefined;
  const open = fitting.filter(({ predicate }) => !handled.test(predicate));
  if (open.length === 0) return undefined;
  const drafts = open.flatMap((one): Draft[] => {
    const { text: before, object, predicate, subject: whose = "user" } = one;
    const next = exchanged(before, old, reported(fresh));
    return [
      ...silent([{ predicates: [predicate], words: before }], when),
      {
        predicate,
        object: exchanged(object, old, reported(fresh)),
        text: when === undefined ? next : `${next} (since ${when.replace(/^on /u, "")})`,
        subject: whose,
        when,
        change: true,
      },
    ];
  });
  return {
    drafts: [
      ...drafts.filter(({ action }) => action === "end"),
      ...drafts.filter(({ action }) => action !== "end"),
    ],
    alone: open.length === fitting.length,
  };
}

function bare(words: string): string {
  return words.replace(/^(?:an?|the|my|our|their|his|her|being|using|doing) /iu, "").trim();
}

function isMeant(
  { subject = "user", predicate, action, text, object, modality }: Draft,
  told: string,
  { lastBeing }: Discourse,
): boolean {
  // of several values in one, which the next clause may change as well, nothing is told
  if (/,(?! second| third| first| final)| (?:and|with|plus) /iu.test(object)) return false;
  if (text === "" || object === "" || (action !== undefined && action !== "assert")) return false;
  if (
    modality === "plan" ||
    /^(?:event|relation|name|birthday|born in|grew up in|comes from|plans.*|pet name)$/u.test(
      predicate,
    )
  )
    return false;
  if (!mayEnd(predicate) && !handled.test(predicate) && predicate !== "school") return false;
  if (/^(?:he|she)$/iu.test(told))
    return (
      lastBeing !== undefined &&
      subject.toLowerCase().includes((lastBeing.name ?? lastBeing.noun).toLowerCase())
    );
  const being = told.replace(/^(?:my|our|the) /iu, "");
  if (/['’]s\b/u.test(subject))
    return told !== being && subject.includes(being) ? true : subject.includes(told);
  return (
    /^(?:I|we|they|)$/iu.test(told) || (/^(?:my|our|the) /iu.test(told) && !isPerson(text, being))
  );
}

// "my brother moved from Spotify to Tidal" is his
function isPerson(text: string, being: string): boolean {
  return !text.toLowerCase().includes((being.split(" ").at(-1) as string).toLowerCase());
}

function placeOf({ object, text }: Draft, old: string): RegExp | undefined {
  const pattern = patternOf(old);
  return pattern.test(object) && pattern.test(text) ? pattern : undefined;
}

function exchanged(text: string, old: string, fresh: string): string {
  const tail = /\s*\([^)]*\)$/u;
  const pattern = new RegExp(`${patternOf(old).source}(?:, .*$)?`, "iu");
  return text.replace(tail, "").replace(pattern, () => fresh);
}

function patternOf(old: string): RegExp {
  const word = old.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  return /^\p{Lu}/u.test(old)
    ? new RegExp(
        `(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}-])(?: (?:& )?(?=[A-Z])[A-Z][\\p{L}'’-]*)*`,
        "u",
      )
    : new RegExp(`(?<![\\p{L}\\p{N}-])${word}(?![\\p{L}\\p{N}-])`, "iu");
}
