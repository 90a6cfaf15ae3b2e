import { caseless } from "../words/gated.ts";
/** Words of a clause that is wished, planned or denied. */
export const unreal =
  /\b(?:would|could|might|may|should|will|wish|want|going to|gonna|hope|plan|used to|try|tried|let's|if|when|not|n't|never|i'd|i'll|wanna|about to|supposed|thinking|considering|dreaming|hoping|wondering|afraid of)\b|n't\b/iu;

const asking = caseless`\b(?:ideas?|tips?|help|thoughts?|rec\p{L}*|advice|options?|questions?|way|chances?|suggestions?|examples?|plans?|recipes?|best|same|again|possible|how|which|what|any|where|better|worth|safe|ok|normal|good|enough|too \p{L}+|much|many|alternatives?|sources?|reasons?)\b`;

/** Whether a clause in the first person tells of what is so, and not of what might be. */
export function isReal(words: string): boolean {
  return (
    /^(?:for now |right now |currently |until then )?(?:i|im|i'm|ive|i've|we|we're|we've|my|our)\b/iu.test(
      words,
    ) && !unreal.test(words)
  );
}

/** "Realistic?", "quick fixes?": a few words without a subject, or more of them with a word that asks. */
export function isShortQuestion(tail: string): boolean {
  const length = tail.split(/\s+/u).length;
  if (length <= 6 && asking.test(tail)) return true;
  // "mesh or repeater?"
  if (/^\p{L}+(?: \p{L}+)? or \p{L}+(?: \p{L}+)?$/u.test(tail)) return true;
  return (
    length <= 4 &&
    !/^(?:and|or|but|not|no|my|our|the|i|we|a|an)\b|^\p{Lu}|\b(?:and|or|you|meet|too|also)\b/u.test(
      tail,
    )
  );
}

/** "How do I save when I live with my parents?": that is so, unless it is only imagined. */
export function presentCircumstance(whole: string): boolean {
  return (
    caseless`\b(?:how|what|where|which)\b.{0,80}\bwhen (?:i|we) (?:live (?:in|with|at|near|alone|on)|work (?:as|at|nights|from|full|part|shifts))\b`.test(
      whole,
    ) && !/\b(?:would|will|'ll|could|might|if|happens?|one day|someday)\b/iu.test(whole)
  );
}

/** "I look after my dad", "I have played since I was nine": what looks like the start of another clause belongs to this one. */
export function isOneClause(left: string, joint: string, right: string): boolean {
  if (/^after (?:my|our)\b/iu.test(right) && /\blook(?:s|ed|ing)?$/iu.test(left)) return true;
  return (
    /\bsince\b/iu.test(joint) &&
    /\b(?:have|has|been|\p{L}+'ve)\b/iu.test(left) &&
    /^(?:i|we|he|she|they) (?:was|were|got|left|moved|started|turned|met|bought|joined|quit|had)\b/iu.test(
      right,
    )
  );
}

/** Who a clause in the first person is about: "I" or "we". */
export function subjectOf(words: string): string {
  return /\bwe\b|\bwe'/iu.test(words.slice(0, 20)) && !/\bi\b|\bi'/iu.test(words.slice(0, 20))
    ? "we"
    : "I";
}

const supposing = caseless`^(?:(?:so|but|and|or|even|only|ok|well|also|then|maybe|perhaps)\s+)*(?:if|unless|suppose|supposing|assume|assuming|imagine|pretend|say|let's say|lets say|let us say|what if|in case|whenever|when|once|until|till|after|before|as if|as though|as soon as|wish|hopefully|maybe|perhaps|(?:should|were|had) (?:i|we|you|he|she|it|they|the|my|our))\b`;

/** Whether a piece of a sentence only supposes something. "Had my eyes tested" tells it, where nothing in the sentence hangs on it. */
export function isSupposed(words: string, whole: string): boolean {
  if (!supposing.test(words)) return false;
  return (
    !/^(?:\p{L}+ )?had (?:my|our)\b/iu.test(words) || /\b(?:would|could|might|'d)\b/iu.test(whole)
  );
}

const takenBack =
  /^(?:that|this|it|which) (?:was|is|turned out) (?:all )?(?:wrong|not right|not true|not correct|incorrect|a mistake|a typo|outdated|out of date|nonsense)(?![\p{L}])/iu;
const takenBackBehind =
  /,? (?:but|and|which) (?:that |this |it )?(?:was|is|turned out) (?:all )?(?:wrong|not right|not true|not correct|incorrect|a mistake|a typo)$/iu;

/** Whether what is said is said to be wrong: "I told you it is 640 but that was wrong". */
export function isTakenBack(words: string, next: string): boolean {
  return takenBackBehind.test(words) || takenBack.test(next);
}
