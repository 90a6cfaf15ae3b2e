import type { ExtractedFact } from "../../../model/fact.ts";
import type { StoredTurn } from "../../../model/turn.ts";
import { predicateRule, withoutPlace } from "../../predicates.ts";
import type { RulePack } from "../rule-pack.ts";
import { answeredStatement, lastQuestion } from "./clauses/answers.ts";
import type { Clause } from "./clauses/clauses.ts";
import { keptClauses } from "./clauses/kept-clauses.ts";
import { nextRolePlay } from "./clauses/role-play.ts";
import { splitSentences } from "./clauses/sentences.ts";
import { forgetDrafts, isAboutPrevious, isOffRecord } from "./corrections/forget-topic.ts";
import { mendedDrafts } from "./corrections/mended-drafts.ts";
import { putRight } from "./corrections/put-right.ts";
import { restated } from "./corrections/restated.ts";
import { isCorrecting } from "./corrections/right-values.ts";
import { inSameBreath } from "./corrections/same-breath.ts";
import type { Discourse } from "./discourse.ts";
import type { Draft } from "./draft.ts";
import { knownDrafts } from "./known-drafts.ts";
import { namedIn, peopleOf } from "./people.ts";
import { readClause } from "./read-clause.ts";
import { presupposedDrafts } from "./topics/presuppositions.ts";
import { rememberDrafts } from "./topics/remember.ts";
import { canonical } from "./words/canonical.ts";
import { caseless } from "./words/gated.ts";
import { masked, maskForeign } from "./words/mask.ts";
import { bothCases } from "./words/pattern.ts";
import { pets, relations } from "./words/words.ts";

const longestTurn = 20_000;
const longestSentence = 1_000;
const mostSentences = 400;
const usualConfidence = 0.9;
/** How many of the last facts of a conversation a correction may mean. */
const mostRemembered = 30;

/** The rules of English. */
export const englishPack: RulePack = {
  language: "en",
  version: 7,
  isOffRecord(text) {
    const head = text.slice(0, longestTurn);
    return isOffRecord(head) && !isAboutPrevious(head);
  },
  read(turns, earlier, known = []) {
    const fresh = new Set(turns.map(({ id }) => id));
    const discourse: Discourse = { at: 0, lastDrafts: [], latest: [], known: knownDrafts(known) };
    const facts: ExtractedFact[] = [];
    const offRecord: string[] = [];
    let playing = false;
    for (const turn of [...earlier, ...turns]) {
      if (turn.role === "assistant") discourse.question = lastQuestion(turn.text);
      if (turn.role !== "user" || turn.origin !== "user") continue;
      const head = turn.text.slice(0, longestTurn);
      const state = nextRolePlay(playing, head);
      playing = state.playing;
      if (isOffRecord(head) && !isAboutPrevious(head)) {
        if (fresh.has(turn.id)) offRecord.push(turn.id);
        continue;
      }
      const read = readTurn(turn, state.from, discourse);
      if (fresh.has(turn.id)) facts.push(...read);
      discourse.lastTurn = turn.id;
      discourse.question = undefined;
    }
    return { facts, offRecord };
  },
};

function readTurn(turn: StoredTurn, from: number, discourse: Discourse): ExtractedFact[] {
  if (from >= turn.text.length) return [];
  const text = masked.repeat(from) + maskForeign(turn.text.slice(0, longestTurn)).slice(from);
  discourse.at = turn.at;
  const mended = mendedDrafts(text, discourse);
  const corrected = mended.length > 0 ? mended : putRight(text, discourse);
  const opening = turn.text.trim().split("\n")[0] as string;
  const found = corrected.map((draft) => ({ draft, quote: opening }));
  if (isAboutPrevious(turn.text) && discourse.lastTurn !== undefined) {
    found.push({
      draft: {
        text: "",
        predicate: "forget",
        object: "",
        action: "retract",
        target: { turnIds: [discourse.lastTurn] },
      },
      quote: turn.text,
    });
  }
  discourse.homeEnded = false;
  found.push(...answerDrafts(text, discourse));
  let before = "";
  let lastStart = found.length;
  let carried: Clause["cues"] = {};
  for (const sentence of splitSentences(text).slice(0, mostSentences)) {
    const words = text.slice(
      sentence.start,
      Math.min(sentence.end, sentence.start + longestSentence),
    );
    const bounded = { ...sentence, end: sentence.start + words.length };
    const quoteOf = (start: number, length: number) =>
      turn.text.slice(start, start + length).trim();
    const forgotten = words.includes(masked)
      ? []
      : forgetDrafts(canonical(words), discourse.lastTurn);
    discourse.homeEnded ||= forgotten.length > 0 && /\blive|\baddress|\bhome\b/iu.test(words);
    found.push(
      ...forgotten.map((draft) => ({ draft, quote: quoteOf(sentence.start, words.length) })),
    );
    const being = lastBeing(words) ?? namedIn(words, peopleOf(discourse));
    if (
      being !== undefined &&
      (being.noun !== discourse.lastBeing?.noun || being.name !== undefined)
    )
      discourse.lastBeing = being;
    const joke = isJoke(words);
    if (joke) found.length = Math.min(found.length, lastStart);
    lastStart = found.length;
    const clauses = forgotten.length > 0 || joke ? [] : keptClauses(text, bounded, before);
    for (const clause of clauses) {
      const cued: Clause = { ...clause, cues: { ...carried, ...clause.cues } };
      const drafts = readClause(cued, discourse);
      discourse.homeEnded ||= drafts.some(({ predicate }) =>
        /^not (?:lives in|works at)$/u.test(predicate),
      );
      found.push(
        ...drafts.map((draft) => ({ draft, quote: quoteOf(clause.start, clause.quote.length) })),
      );
    }
    const remembered = rememberDrafts(
      `${announced.test(before) ? "remember that " : ""}${canonical(words)}`,
      found.filter(({ quote }) => words.includes(quote)).map(({ draft }) => draft),
    );
    if (remembered.length > 0) {
      // the whole of what was to be remembered stands for the parts of it that were understood
      const wholes = remembered.map(({ text: whole }) => whole);
      const parts = found.filter(({ draft }) =>
        wholes.some((whole) => whole.startsWith(draft.text) && draft.text !== ""),
      );
      for (const part of parts) found.splice(found.indexOf(part), 1);
    }
    if (!sentence.question)
      found.push(
        ...remembered.map((draft) => ({ draft, quote: quoteOf(sentence.start, words.length) })),
      );
    const granted =
      words.includes(masked) || forgotten.length > 0 || joke || retold.test(words)
        ? []
        : presupposedDrafts(words, turn.at).filter(
            ({ object }) =>
              !found.some(
                ({ draft }) =>
                  draft.action === "end" && object.endsWith(draft.target?.names ?? "\n"),
              ),
          );
    found.push(
      ...granted.map((draft) => ({ draft, quote: quoteOf(sentence.start, words.length) })),
    );
    carried = isCorrectionAlone(words) ? { correction: true } : {};
    before = words;
  }
  const own = found.filter(
    ({ draft }, index) =>
      !(ofSaying.test(draft.text) && isCorrecting(text)) &&
      !(index >= corrected.length && isMendedOtherwise(draft, corrected)),
  );
  const placed = own.map(({ draft, quote }) => ({ draft, start: turn.text.indexOf(quote) }));
  const { dropped, added } = inSameBreath(text, placed, discourse.at);
  const kept = [...(mended.length > 0 ? [] : retractions(text, found, discourse)), ...added].map(
    (draft) => ({ draft, quote: opening }),
  );
  kept.push(...own.filter(({ draft }) => !dropped.has(draft)));
  const drafts = kept.map(({ draft }) => draft);
  discourse.lastDrafts = [...drafts, ...discourse.lastDrafts].slice(0, mostRemembered);
  if (drafts.length > 0) discourse.latest = drafts;
  discourse.lastDated =
    drafts.findLast(({ when, modality }) => when !== undefined && modality === "plan") ??
    discourse.lastDated;
  return withoutRepetition(kept.map(({ draft, quote }) => factOf(draft, turn.id, quote)));
}

/** What was said is no fact of the speaker's life. */
const ofSaying =
  /^The user (?:keeps (?:saying|typing|writing|putting|calling)|said|wrote|typed|put|misread|mistyped|misheard|miscounted|misspelled|misspelt|misremembered|meant|told|keeps mixing) /u;

// what a clause makes of a correction counts less than what the whole turn was found to put right
function isMendedOtherwise({ correction, predicate }: Draft, mended: readonly Draft[]): boolean {
  return correction === true && mended.some((draft) => draft.predicate === predicate);
}

function retractions(
  text: string,
  found: readonly { draft: Draft }[],
  { latest, lastDrafts, known }: Discourse,
): Draft[] {
  const said = found.map(({ draft }) => draft);
  return restated(text, said, latest, [...lastDrafts, ...known]);
}

// the words that answer a question say what was asked
function answerDrafts(text: string, discourse: Discourse): { draft: Draft; quote: string }[] {
  const head = text.slice(0, longestSentence);
  const quote = (/^\s*[^.!?\n;:]{1,200}/u.exec(head)?.[0] ?? "").trim();
  const asks = head.trimStart().startsWith("?", quote.length);
  if (discourse.question === undefined || quote === "" || asks) return [];
  const statement = quote.includes(masked)
    ? undefined
    : answeredStatement(discourse.question, quote);
  if (statement === undefined) return [];
  const clause: Clause = {
    text: statement,
    quote,
    start: 0,
    cues: {},
    next: "",
    lowerCase: !/\p{Lu}/u.test(quote),
  };
  return readClause(clause, discourse).map((draft) => ({
    draft: { ...draft, confidence: Math.min(draft.confidence ?? usualConfidence, 0.8) },
    quote,
  }));
}

// "just kidding" takes back the sentence it stands in and the one before
function isJoke(words: string): boolean {
  return (
    caseless`\b(?:kidding|joking|jk|in jest)\b|(?:^|\s)/s$`.test(words) &&
    !/\bno(?:t)? (?:kidding|joking)\b/iu.test(words)
  );
}

const beings = bothCases(
  `(?:^|[^\\p{L}])(?:my|our) (?:[\\p{L}-]+ )?(${relations}|${pets})(?![\\p{L}-])(?: (\\p{Lu}\\p{Ll}[\\p{L}'-]*))?`,
  "g",
);

// whom a sentence speaks of last, whatever it says of them
function lastBeing(words: string): Discourse["lastBeing"] {
  const found = [...words.slice(-300).matchAll(beings)].at(-1);
  if (found === undefined) return undefined;
  const noun = (found[1] as string).toLowerCase();
  return /s$/u.test(noun) ? undefined : { noun, name: found[2] };
}

const retold = caseless`\b(?:says?|said|goes|told|asked|asks|claims?|wrote|writes|texted|replied|shouts|yells)\b`;

const announced = caseless`^\W*(?:please )?(?:remember|note(?: to self)?|reminder|keep in mind|for your records)(?: (?:this|that|the following))?(?: for (?:me|later|next time|the future))?\W*$`;

function isCorrectionAlone(words: string): boolean {
  if (
    caseless`^(?:\W*\b(?:oops|whoops|wrong|sorry|no|wait|actually|argh|ugh|oh|ah|hang on|correction|my bad|my mistake|typo|scratch that|not right|mistake|doh|damn|gah|silly me)\b)+\W*$`.test(
      words,
    ) &&
    /oops|wrong|sorry|correction|my bad|mistake|typo|scratch|wait|actually/iu.test(words)
  )
    return true;
  return caseless`^\W*(?:(?:oh|ah|no|wait|sorry|ugh|argh|hang on)[\s,]+)*(?:sorry|correction|oops|whoops|my bad|my mistake|actually|scratch that|i meant|apologies|no wait|typo|i (?:told|gave) you (?:something|the) wrong(?: \p{L}+)?(?: (?:yesterday|before|earlier|last time))?|i misspoke|i was wrong(?: about \p{L}+)?|i made a mistake|i got (?:that|it|something) wrong|that(?:'s| was| is) (?:wrong|not right|incorrect)|oops typo|let me correct (?:that|myself))\W*(?:sorry|my bad)?\W*$`.test(
    words,
  );
}

function factOf(draft: Draft, turnId: string, quote: string): ExtractedFact {
  const text = draft.text.replace(/\s+/gu, " ").trim();
  return {
    type: "semantic",
    subject: "user",
    modality: "actual",
    action: "assert",
    confidence: usualConfidence,
    importance: predicateRule(withoutPlace(draft.predicate)).importance,
    ...draft,
    text,
    evidence: { turnId, quote },
  };
}

function withoutRepetition(facts: readonly ExtractedFact[]): ExtractedFact[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    if (
      fact.text.includes(masked) ||
      fact.text.includes("[redacted") ||
      fact.object.includes("[redacted")
    )
      return false;
    const key = JSON.stringify([
      fact.action,
      fact.subject,
      fact.predicate,
      fact.object.toLowerCase(),
      fact.action === "assert" ? "" : fact.target,
    ]);
    const known = seen.has(key);
    seen.add(key);
    return !known;
  });
}
