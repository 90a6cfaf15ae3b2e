import type { Clause } from "../clauses/clauses.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { familyPatterns } from "../words/family-patterns.ts";
import { namesIn } from "../words/names-in.ts";
import { pets } from "../words/words.ts";
import { petNameDraft } from "./pets-topic.ts";
import { relationDraft } from "./relation-draft.ts";

const people =
  /\b(?:my|our|have|two|three|four|five|\d+) (?:[\p{Ll}\d-]+ ){0,2}?(twins|triplets|kids|children|sons|daughters|boys|girls|brothers|sisters|nephews|nieces|cousins|grandchildren|grandsons|granddaughters|flatmates|housemates|roommates|parents|lodgers|stepsons|stepdaughters)(?![\p{L}'’])/giu;
const animals = new RegExp(
  `(?<![\\p{L}])(?:two|three|four|five|six|\\d+|my|our) (?:[\\p{L}-]+ ){0,2}?(${pets})(?![\\p{L}])`,
  "giu",
);

interface Told extends Pick<Discourse, "lastDrafts"> {
  /** What stands in front in the same turn. */
  said: string;
}

/** "Their names are Otis and Wren", of whom the speaker told last. */
export function severalNames({ text }: Clause, { lastDrafts, said }: Told): Draft[] {
  const names = namesIn(familyPatterns.theirNames.exec(text)?.[1] ?? "");
  if (names.length < 2) return [];
  for (const words of [said, ...lastDrafts.map((draft) => ownWords(draft))]) {
    const noun = [...words.matchAll(people)]
      .at(-1)?.[1]
      ?.toLowerCase()
      .replace(/(?:ren|s)$/u, "");
    if (noun !== undefined) return names.map((name) => relationDraft(noun, name));
    const kind = [...words.matchAll(animals)].at(-1)?.[1];
    if (kind !== undefined && /s$/u.test(kind))
      return names.map((name) => petNameDraft(kind, name));
  }
  return [];
}

function ownWords({ text, subject = "user" }: Draft): string {
  return subject === "user" || subject.startsWith("user's")
    ? text.replace(/^The user(?:['’]s)? (?:has )?/u, "my ")
    : "";
}
