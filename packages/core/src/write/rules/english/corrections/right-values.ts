import { canonical } from "../words/canonical.ts";
import {
  cue,
  filler,
  lead,
  mistaken,
  ofNoun,
  stated,
  strong,
  unsure,
  wrongly,
} from "./correction-cues.ts";

/** What a correction puts in the place of what was told. */
export interface RightValue {
  /** The words that are right: "Thursday", "the bassoon", "14 guests". */
  right: string;
  /** What it is said of: "interview", "locker number". */
  noun?: string | undefined;
  /** What was mistaken: "I misread the dashboard" need not be of what was told. */
  hint?: string | undefined;
  /** Nothing in the turn says that something was wrong: only a value of the very same kind is meant. */
  silent: boolean;
  /** Only the words that say it was wrong make a correction of it: "13, forgot myself". */
  bare: boolean;
}

/** What is said in a turn that puts something right. */
export interface Correction {
  rights: readonly RightValue[];
  /** Words that are said to be wrong: "I keep saying Lund". */
  wrongs: readonly string[];
}

/** "Cashews are fine": those were wrong. */
const harmless =
  /^(?:and |but )?(?!(?:it|that|this|they|we|you|all|everything|the (?:rest|others?))\b)([\p{L}][\p{L} -]{2,25}) (?:is|are) (?:fine|ok|okay|no problem|all right|not a problem|safe)$/iu;
const longest = 400;

/** Whether anything in a turn says that something was wrong. */
export function isCorrecting(text: string): boolean {
  return text.length <= longest && cue.test(text);
}

/** Reads what a turn puts right; undefined where nothing in it says that something was wrong. */
export function readCorrection(text: string): Correction | undefined {
  if (!isCorrecting(text)) return undefined;
  const rights: RightValue[] = [];
  const wrongs: string[] = [];
  const sentences = text.match(/[^.!?\n;]+(?:[.](?=\S)[^.!?\n;]*)*[.!?;]*/gu) ?? [];
  const cued = sentences.map((sentence) => cue.test(sentence));
  let first = true;
  let noun: string | undefined;
  for (const [index, sentence] of sentences.entries()) {
    const near = cued[index] || cued[index - 1] === true || cued[index + 1] === true;
    if (!near) continue;
    const asked = /\?\s*$/u.test(sentence);
    const bits = sentence.split(
      /,\s+|:\s+|\s[-–—]+\s|\s+(?:but|because|bc|since|so|if|till|until)\s+/u,
    );
    for (const [place, bit] of bits.entries()) {
      const plain = canonical(bit).replace(/[\s.!?;]+$/u, "");
      const denied = wrongly.exec(plain)?.[1] ?? harmless.exec(plain)?.[1];
      if (denied !== undefined) {
        wrongs.push(denied.replace(/^(?:on|at|in|from) /iu, ""));
        continue;
      }
      noun = mistaken.exec(plain)?.[1]?.toLowerCase() ?? noun;
      if (asked || unsure.test(bit)) continue;
      const surely =
        strong.test(plain) || (place > 0 && strong.test(bits[place - 1]?.trim() ?? ""));
      const said = plain
        .replace(lead, "")
        .replace(
          /^(?:my|the) [\p{L}' -]{2,30}? (?:says?|said|shows) (?:it is |that it is )?(?=\S)/iu,
          "",
        )
        .replace(/^(?:on|at|in) /iu, "");
      const inline = /^(.+?) (?:and )?(?:not|instead of|rather than) (.+)$/iu.exec(said);
      if (inline !== null) wrongs.push((inline[2] as string).replace(/^(?:on|at|in) /iu, ""));
      const kept = (inline?.[1] ?? said).replace(
        /,? (?:sorry|actually|I mean|I meant|though|then|to be precise|to be exact|now|lol|of course|obviously|as it happens|apparently|and not .*|with (?:an?|one|two|the) .*|without .*)$/iu,
        "",
      );
      const whole = stated.exec(kept)?.[1]?.replace(/^(?:my|our) /iu, "");
      const named = whole === undefined ? ofNoun.exec(kept) : null;
      const right =
        whole ?? named?.[3] ?? (first || surely || (index === 0 && place <= 1) ? kept : undefined);
      if (said !== "") first = false;
      if (right === undefined || right === "" || right.split(" ").length > 4 || filler.test(right))
        continue;
      rights.push({
        right: right.trim(),
        noun: (named?.[1] ?? named?.[2])?.toLowerCase(),
        hint: noun,
        silent: false,
        bare: whole === undefined && named === null && !surely,
      });
    }
  }
  // a word in front of what is plainly said is no value: "omg typo, I meant chestnuts"
  const explicit = rights.filter(({ bare }) => !bare);
  return { rights: explicit.length > 0 && wrongs.length > 0 ? explicit : rights, wrongs };
}

/** A turn that begins with a value alone, "4 years, time flies": perhaps it puts right what was told just before. */
export function readRepeated(text: string): RightValue[] {
  if (text.length > longest || text.includes("?")) return [];
  const [whole, right = ""] =
    /^(?:\p{Ll}[\p{Ll} ]{1,11}, )?((?:(?:the|an?) )?[\p{L}\d][^\s,.!?]*(?:[.:]\d+)?(?: [^\s,.!?]+){0,2}?)(?:[,.!](?=\s|$)(?!\s*(?:my|our|who|which|and|or)\b)|$)/u.exec(
      text.trim(),
    ) ?? [];
  if (
    whole === undefined ||
    filler.test(right) ||
    / (?:then|it is|first|please|thanks|maybe|so)$/iu.test(right)
  )
    return [];
  return [{ right: canonical(right), bare: true, silent: true }];
}
