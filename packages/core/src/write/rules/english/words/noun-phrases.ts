import { isClosedWord } from "./verb-classes.ts";

const auxiliary =
  /^(?:is|are|was|were|has|have|had|been|got|does|did|do|will|would|can|finally|just|now|also|already|sadly|then|really|never|not)$/iu;
const determiner =
  /^(?:my|our|the|an?|this|that|these|those|any|some|all|both|own|old|poor|beloved|dear|trusty|little|damn|stupid|bloody|first|last|of|his|her|their)$/iu;
const time =
  /^(?:yesterday|today|tonight|tomorrow|last|next|this|ago|earlier|recently|lately|anymore|again|altogether|completely|entirely|lapse|expire|slide|back|away|instead|together|sorted|forever|either|though|tho|lol|haha|btw|please|thanks|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)$/iu;
const edge = /[,.;:!?()]$/u;

/** The thing named first in some words: "the old Fiat to my cousin" → "Fiat". Undefined: a pronoun, or nothing. */
export function nounBehind(text: string): string | undefined {
  const words = text.trim().split(/\s+/u);
  let start = 0;
  while (start < words.length && determiner.test(words[start] as string)) start++;
  const found: string[] = [];
  for (let index = start; index < words.length && found.length < 5; index++) {
    const word = words[index] as string;
    const bare = word.replace(/[,.;:!?()]+$/u, "");
    if (
      found.length > 0 &&
      (isClosedWord(bare) || auxiliary.test(bare) || time.test(bare) || /ly$/u.test(bare))
    )
      break;
    if (found.length === 0 && isPronoun(bare)) return undefined;
    found.push(bare);
    if (edge.test(word)) break;
  }
  return found.length === 0 ? undefined : found.join(" ");
}

/** The thing named last in some words: "the company that my gym" → "gym". Undefined: a pronoun, or nothing. */
export function nounBefore(text: string): string | undefined {
  const words = text.trim().split(/\s+/u);
  let end = words.length;
  while (end > 0 && auxiliary.test(words[end - 1] as string)) end--;
  const found: string[] = [];
  for (let index = end - 1; index >= 0 && found.length < 5; index--) {
    const word = words[index] as string;
    if (edge.test(word) || isClosedWord(word) || auxiliary.test(word)) break;
    found.unshift(word);
  }
  const [only] = found;
  return found.length === 0 || (found.length === 1 && isPronoun(only as string))
    ? undefined
    : found.join(" ");
}

function isPronoun(word: string): boolean {
  return /^(?:it|this|that|these|those|them|him|her|you|me|us|he|she|they|we|i|one|ones|something|everything|nothing|anything|someone|everyone|nobody|here|there|home|time|work|touch|track|weight|sleep|school|early|late|up|down|to|in|on|at|with)$/iu.test(
    word,
  );
}
