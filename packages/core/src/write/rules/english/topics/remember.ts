import { stripOpening } from "../clauses/openings.ts";
import type { Draft } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { reported, thirdPerson, value } from "../words/grammar.ts";
import { masked } from "../words/mask.ts";

/** A code that lets somebody in, whatever it looks like. */
const secret =
  /\b(?:pin|password|passcode|passphrase|security code|door code|alarm code|cvv|cvc)\b[^.]*?\b(?:is|are|:)? ?(?=\S*\d)/iu;
const order = caseless`^(?:.*?[,.!] )?(?:please |pls |plz |can you |could you |also |and )*(?:(?:remember|keep in mind|bear in mind|do not forget|never forget|make a note|memori[sz]e|for your records|note to self)(?: (?:this|the following))?(?: for (?:me|later|next time|us))*[\s:,-]+(?:that )?|note(?: that |[:,-] ))(.+)$`;

/**
 * What a sentence asks to remember, in the speaker's own words told by another, unless narrower rules understood all of it.
 *
 * @param read what was read out of the sentence by narrower rules
 */
export function rememberDrafts(sentence: string, read: readonly Draft[]): Draft[] {
  const understood = read.filter(({ text }) => text !== "");
  const match = order.exec(sentence);
  if (
    match === null ||
    (stripOpening(sentence).cues.remember !== true &&
      !/[,.!] (?:please |pls )?(?:remember|note|keep in mind)/iu.test(sentence))
  )
    return [];
  if (/\?$/u.test(sentence)) return [];
  const all = (match[1] as string).replace(
    /,?\s+(?:(?:and|but|so|because)\s+)?(?:I|we|it|they|he|she|you|can you|could you)\b(?!$).*$/u,
    (rest, offset: number) => (offset < 4 ? rest : ""),
  );
  // what stands beside a secret can still be kept
  const kept =
    all.includes(masked) || all.includes("[redacted") || secret.test(all)
      ? all
          .split(/,\s*(?:and )?|\s+and\s+/u)
          .filter(
            (part) =>
              !part.includes(masked) &&
              !secret.test(part) &&
              !part.includes("[redacted") &&
              /\b(?:is|are|has|on)\b/u.test(part),
          )
          .join(" and ")
      : all;
  const said = kept === "" ? undefined : value(kept, 200);
  if (said === undefined || /^(?:to|when|how|what|where|why|who|me|if)\b/iu.test(said)) return [];
  const words = said.split(/\s+/u).filter((word) => /[\p{L}\p{N}]{4,}/u.test(word));
  const told = understood.map((draft) => draft.text.toLowerCase()).join(" ");
  if (understood.length > 1 || words.every((word) => told.includes(word.toLowerCase()))) return [];
  const text = sentenceOf(said);
  return text === undefined
    ? []
    : [{ predicate: "asked to remember", object: text, text, confidence: 0.9 }];
}

function sentenceOf(said: string): string | undefined {
  const own =
    /^(?:I|we) (am|are|have|was|were|will|would|can|could|do|did|should|must|may|might) ?(not )?(.*)$/iu.exec(
      said,
    );
  if (own !== null) {
    const [, verb = "", not = "", rest = ""] = own;
    const third: Record<string, string> = {
      am: "is",
      are: "is",
      have: "has",
      do: "does",
      were: "was",
    };
    return `The user ${third[verb.toLowerCase()] ?? verb} ${not}${reported(rest)}`.trim();
  }
  const plain =
    /^(?:I|we) ((?:always|never|usually|often|really|only|also|just|sometimes) )?([\p{L}'-]+)(.*)$/iu.exec(
      said,
    );
  if (plain !== null) {
    const [, adverb = "", verb = "", rest = ""] = plain;
    const past =
      /(?:ed|ew|ought|ent|ame|ook|ade|old|eft|ost|ept|an|aw|ot)$/u.test(verb) &&
      !/^(?:need|want|rent|spent|hold|get)$/u.test(verb);
    return `The user ${adverb}${past ? verb : thirdPerson(verb)}${reported(rest)}`;
  }
  const mine = /^(?:my|our) (.+)$/iu.exec(said);
  if (mine !== null) return `The user's ${reported(mine[1] as string)}`;
  const spoken = reported(said);
  return spoken.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
