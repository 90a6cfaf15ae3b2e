import type { ExtractedFact } from "../model/fact.ts";

/**
 * Tells a fact of the one who said it. Where turns carry names, several people may share a memory, and what one of them says of
 * themselves is no fact about another: then the name stands in the place of "the user".
 *
 * @param name the speaker's name, undefined when the turn has none
 */
export function nameSpeaker(fact: ExtractedFact, name: string | undefined): ExtractedFact {
  if (name === undefined) return fact;
  return {
    ...fact,
    text: fact.text.replace(/(?<![\p{L}\p{N}])the user(?![\p{L}\p{N}])/giu, () => name),
    subject: fact.subject.replace(/^user(?='s |$)/u, () => name),
  };
}

/** Whether two subjects belong to one person: the person, and whoever is told of as theirs ("user's daughter Mina"). */
export function isSamePerson(first: string | undefined, second: string | undefined): boolean {
  return personOf(first) === personOf(second);
}

function personOf(subject = ""): string {
  return subject.split("'s ", 1)[0] as string;
}
