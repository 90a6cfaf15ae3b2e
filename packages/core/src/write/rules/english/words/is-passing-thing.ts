import { nounHead, passingNoun } from "./passing-words.ts";

/** "The dog every evening" is of the dog. */
const often =
  /(?:^|\s)(?:every|each) (?:other |single |two |three |few )?\p{L}+|(?:^|\s)(?:once|twice|\p{L}+ times) (?:an?|per) \p{L}+/giu;

/** Whether the noun of some words says nothing lasting: "two questions about it". */
export function isPassingThing(text: string): boolean {
  const said = text.replace(often, "").trim();
  if (said === "") return false;
  const noun =
    nounHead.exec(said.replace(/^(?:an?|the|my|our|some|any|no|two|three|\d+) /iu, ""))?.[1] ??
    said;
  return passingNoun.test(noun);
}
