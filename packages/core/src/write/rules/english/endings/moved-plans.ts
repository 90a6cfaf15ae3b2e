import { createStemmer } from "../../../../text/stem.ts";
import { objectWords } from "../../../same-object.ts";
import type { Clause } from "../clauses/clauses.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { relations } from "../words/words.ts";
import { silent } from "./silent-endings.ts";

const stem = createStemmer("en");
const planned = /^(?:appointment\b|plans\b|is doing$|attribute |event$|trait$|asked to remember$)/u;
const dated = /\b\d{4}-\d\d(?:-\d\d)?\b|\bin (?:the )?\p{L}+ \d{4}\b/u;
const moved =
  /\b(?:now|moved|pushed|rescheduled|postponed|bumped|shifted|delayed|brought forward|instead|new date|changed|after all)\b/iu;
/** Words that tell nothing of which plan is meant. */
const empty = new Set(
  "the user has is on at in to a an their for from with of and go fly flight appointment plan day date time now be am pm new first next".split(
    " ",
  ),
);

/**
 * What was planned for another time, once a clause tells a new time of the same thing: it shares a name or a noun. What was planned may
 * have been told in an earlier conversation.
 */
export function movedPlans(draft: Draft, { text, cues }: Clause, discourse: Discourse): Draft[] {
  const { when, predicate, action, object } = draft;
  if (when === undefined || action !== undefined || !planned.test(predicate)) return [];
  if (
    draft.modality === "habit" ||
    !(cues.now === true || draft.change === true || moved.test(text))
  )
    return [];
  const words = keysOf(`${object} ${predicate.replace(planned, "")}`.replace(when, ""));
  const over = [...discourse.lastDrafts, ...discourse.known].filter((told) => {
    if (!planned.test(told.predicate) || !(dated.test(told.text) || told.when !== undefined))
      return false;
    if (whose(told.text) !== whose(draft.text)) return false;
    if (told.text === "" || told.text === draft.text || told.subject !== (draft.subject ?? "user"))
      return false;
    return keysOf(told.text.replace(dated, "").replace(told.when ?? "\n", "")).some((key) =>
      words.includes(key),
    );
  });
  // several that it may mean are none
  const texts = [...new Set(over.map((told) => told.text))];
  return texts.length === 1
    ? silent(
        texts.map((known) => ({ predicates: over.map((told) => told.predicate), words: known })),
      )
    : [];
}

// an appointment for the son is another one
function whose(text: string): string | undefined {
  return people.exec(text)?.[1]?.toLowerCase();
}

const people = new RegExp(
  `\\b(?:for|with|of) (?:their |the )?(${relations})(?![\\p{L}-]|['’]s\\b| is \\p{L})`,
  "iu",
);

function keysOf(text: string): string[] {
  return objectWords(text)
    .filter((word) => word.length > 2 && !/\d/u.test(word) && !empty.has(word))
    .map(stem);
}
