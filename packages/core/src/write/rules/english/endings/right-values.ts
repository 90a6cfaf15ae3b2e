import { canonical } from "../words/canonical.ts";

/** What a correction puts in the place of what was told. */
export interface RightValue {
  /** The words that are right: "Thursday", "the bassoon", "14 guests". */
  right: string;
  /** What it is said of: "interview", "locker number". */
  noun?: string | undefined;
  /** What was mistaken: "I misread the dashboard" need not be of what was told. */
  hint?: string | undefined;
  /** Only the words that say it was wrong make a correction of it: "13, forgot myself". */
  bare: boolean;
}

/** What is said in a turn that puts something right. */
export interface Correction {
  rights: readonly RightValue[];
  /** Words that are said to be wrong: "I keep saying Lund". */
  wrongs: readonly string[];
}

/** The speaker says that something they told is wrong, in words that say little else. */
const cue =
  /(?:^|[\s,.!?(-])(?:sorry|oops|whoops|wait|hang on|hold on|correction|typos?|edit|scratch|strike|ignore|my bad|my mistake|apologies|I lied|I mean|I meant|I should (?:say|have said)|(?:I|did I|we) (?:just |only |first |previously )?(?:(?:had|have|keep|kept) )?(?:said|say|saying|wrote|write|writing|put|typed?|typing|told you|gave you|called|calling)|(?:I )?mis-?(?:read|heard|typed|counted|spoke|spelt|spelled|remembered|remember)|(?:I )?(?:had|got|gave|have|read|picked|looked at|was) (?:you )?(?:it |that |this |my (?:\p{L}+ )?|the (?:\p{L}+ )?)?(?:the )?(?:wrong|mixed|muddled|confused)|auto-?correct\p{L}*|(?:I )?(?:forgot|left out|missed) (?:myself|one|the|a|an)|(?:I )?can(?:'t|not| not) (?:count|spell|type|read|add)|\p{L}+ brain|to be (?:precise|exact|correct)|more precisely|strictly speaking|or rather|rather|make that|make it|should (?:be|read|have been)|actually|no,|nope,|er+,|turns? out|looked it up|put right|wrong|mixed up|mix (?:\p{L}+ )*up|spel(?:t|led|ling)|(?:with|without) (?:an?|the) \p{L}\b|(?:no|one|two|double) \p{L}s?\b(?!['’])|not)(?![\p{L}])/iu;
const unsure =
  /\b(?:if|maybe|perhaps|might|could|would|should I|unless|not sure|probably|almost|nearly)\b|\?\s*$/iu;

const lead =
  /^(?:(?:and|but|oh|oh no|no|nope|wait|sorry|oops|whoops|argh|ugh|gah|er+|um+|hang on|hold on|hm+|ah|actually|correction|typo|edit|update|my bad|my mistake|apologies|I lied|scratch that|strike that|ignore that|never mind|I mean|I meant|I should say|I should have said|or rather|rather|well|ok|so|now|in fact|turns out|it turns out(?: that)?)(?=[\s,:.!-]|$)[\s,:.!-]*)+/iu;
/** These alone leave no doubt that what follows puts something right. */
const strong =
  /^(?:(?:and|but|oh|no|ok|so|well|ah|argh|ugh|gah)[\s,]+)*(?:wait|sorry(?=[,.:!-]|\s+(?:I|it|its|that|thats|this|not|no|make|should|the|my|our|on|at|in|an?|\d+)\b|$)|oops|whoops|er+|hang on|hold on|correction|typo|edit|my bad|my mistake|apologies|I lied|scratch that|strike that|ignore that|I mean|I meant|I should say|I should have said|or rather|no wait|make that)(?![\p{L}])/iu;
/** What was mistaken, where the right value stands behind: "I mistyped my locker number". */
const mistaken =
  /(?:mis-?(?:read|heard|typed|spelt|spelled|remembered|counted)|(?:got|gave you|had|wrote|put|messed up|mixed up|muddled(?: up)?)) (?:my|the|our|his|her|their) (?:wrong )?((?:[\p{L}'-]+ ){0,2}?[\p{L}'-]+)(?: (?:wrong|mixed up|muddled|backwards))?$/iu;
const stated =
  /^(?:(?:it|that|this|there|they|he|she) (?:is|was|are|were|has been|should be)|make (?:it|that)|should (?:be|have been|read|say)|(?:I|we) (?:am|are|mean|meant|should (?:say|have said|have written))|(?:it|that) (?:starts|lands|leaves|arrives|opens|begins|ends|departs)) (?:(?:actually|really|only|in fact|just|more like|meant to be|supposed to be|called|spelled|spelt|named) )*(?:(?:at|on|in|from|with|for) )?(.+)$/iu;
const ofNoun =
  /^(?:(?:the|my|our|his|her|their) ((?:[\p{L}'-]+ ){0,3}?[\p{L}'-]+)|(\p{Lu}[\p{L}'-]+)) (?:is|are|was|starts|lands|leaves|arrives|begins|should be|should have been) (?:(?:actually|really|only|in fact|called|spelled|spelt) )*(?:(?:at|on|in|from|with) )?(.+)$/iu;
const wrongly =
  /^(?:(?:and|so|also|oh|update|sorry|wait|but)[\s,]+)*(?:(?:I|did I|we) (?:just |first |previously )?(?:(?:had|have|keep|kept) )?(?:said|say|saying|wrote|write|writing|put|typed?|typing|told you|called (?:it|her|him|them)|calling (?:it|her|him|them))(?: it (?:is|was))?|not|(?:ignore|scratch|strike|forget) (?:what I (?:said|wrote|told you) about|the)|instead of|rather than) (.+?)(?: (?:earlier|before|yesterday|last (?:time|week)|above|the other day|just now|back then|first))?$/iu;
const filler =
  /^(?:wrong|right|fine|ok|okay|good|great|true|nice|better|worse|bad|funny|late|early|the (?:same|other|wrong|right|thing|point|one)|a (?:pity|shame|lot|bit|mistake|typo|mess)|it|that|this|so|all|not .*|too .*|very .*|my (?:bad|mistake|fault)|sorry|done|me|you|what .*|how .*|because .*|been .*|\p{L}+ing\b.*|\p{L}+ed)$/iu;

/** Reads what a turn puts right; undefined where nothing in it says that something was wrong. */
export function readCorrection(text: string): Correction | undefined {
  if (text.length > 400 || !cue.test(text)) return undefined;
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
    const bits = sentence.split(/,\s+|:\s+|\s[-–—]+\s|\s+(?:but|because|bc|since|so)\s+/u);
    for (const [place, bit] of bits.entries()) {
      const plain = canonical(bit).replace(/[\s.!?;]+$/u, "");
      const denied = wrongly.exec(plain)?.[1];
      if (denied !== undefined) {
        wrongs.push(denied.replace(/^(?:on|at|in|from) /iu, ""));
        continue;
      }
      noun = mistaken.exec(plain)?.[1]?.toLowerCase() ?? noun;
      if (asked || unsure.test(bit)) continue;
      const surely = strong.test(plain) || (place > 0 && strong.test(bits[place - 1]?.trim() ?? ""));
      const said = plain.replace(lead, "").replace(/^(?:on|at|in) /iu, "");
      const inline = /^(.+?) (?:and )?(?:not|instead of|rather than) (.+)$/iu.exec(said);
      if (inline !== null) wrongs.push((inline[2] as string).replace(/^(?:on|at|in) /iu, ""));
      const kept = (inline?.[1] ?? said).replace(
        /,? (?:sorry|actually|I mean|I meant|though|then|to be precise|to be exact|now|lol|of course|obviously|as it happens|apparently|and not .*|with (?:an?|one|two|the) .*|without .*)$/iu,
        "",
      );
      const whole = stated.exec(kept)?.[1];
      const named = whole === undefined ? ofNoun.exec(kept) : null;
      const right = whole ?? named?.[3] ?? (first || (index === 0 && place <= 1) ? kept : undefined);
      if (said !== "") first = false;
      if (right === undefined || right.split(" ").length > 4 || filler.test(right)) continue;
      rights.push({
        right: right.trim(),
        noun: (named?.[1] ?? named?.[2])?.toLowerCase(),
        hint: noun,
        bare: whole === undefined && named === null && !surely,
      });
    }
  }
  return rights.length === 0 ? undefined : { rights, wrongs };
}
