import { bothCases } from "../words/pattern.ts";
import { pets, relations } from "../words/words.ts";

const someone = `(?:he|she|they|hes|shes|theyre|everyone|everybody|someone|somebody|nobody|who|(?:my|our|his|her|their|the|a|some) (?:[\\p{L}-]+ )?(?:${relations}|${pets}|kids?|children|team|guy|girl|man|woman|neighbou?rs?|client|customer|ex|people|students?|company)(?!'s)\\b)`;
const first = "(?:i|im|i'm|ive|i've|i'd|i'll|we|we're|we've|weve|me|my|our)";
const opening = bothCases(
  `^\\W*(?:(?:and|but|so|because|then|also|well|oh|btw|now|yeah|haha|lol|ok)\\s+)*(${someone}|(?:\\p{Lu}\\p{Ll}[\\p{L}'-]*(?: and \\p{Lu}\\p{Ll}[\\p{L}'-]*)?) (?:has|is|was|just|also|finally|got|went|had|quit|left|sold|bought|took|gave|came|made|lost|ran|broke|moved|lives|works|loves|hates|likes|wants|plays|[\\p{Ll}]{2,}ed|[\\p{Ll}]{3,}s)\\b)`,
);
const firstPerson = new RegExp(`^${first}$`, "iu");
const last = bothCases(`(?:^|[^\\p{L}'])(${someone}|${first})(?=$|[^\\p{L}'])`, "g");

/** Whether a clause is about somebody else, as its first words say; undefined: they do not say. */
export function isForeign(words: string): boolean | undefined {
  if (opening.test(words)) return true;
  // the first four words, without backtracking: a long run of signs must cost no more than it is long
  const start = words.slice(0, 200).match(/[\p{L}']+/gu) ?? [];
  return start.slice(0, 4).some((word) => firstPerson.test(word)) ? false : undefined;
}

/** Whether it was somebody else that a sentence told of in the end, so that a verb without a subject may be theirs. */
export function endsForeign(sentence: string): boolean {
  const subject = [...sentence.slice(-300).matchAll(last)].at(-1)?.[1];
  if (subject === undefined) return isForeign(sentence) === true;
  return !firstPerson.test(subject);
}
