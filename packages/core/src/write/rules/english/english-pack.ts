import type { ExtractedFact } from "../../../model/fact.ts";
import type { StoredTurn } from "../../../model/turn.ts";
import { predicateRule, withoutPlace } from "../../predicates.ts";
import type { RulePack } from "../rule-pack.ts";
import { canonical } from "./canonical.ts";
import type { Clause } from "./clauses.ts";
import { splitClauses } from "./clauses.ts";
import type { Discourse } from "./discourse.ts";
import type { Draft, Topic } from "./draft.ts";
import { masked, maskForeign } from "./mask.ts";
import { presupposedDrafts } from "./presuppositions.ts";
import { rememberDrafts } from "./remember.ts";
import { nextRolePlay } from "./role-play.ts";
import { splitSentences } from "./sentences.ts";
import { activitiesTopic } from "./topic-activities.ts";
import { attributesTopic } from "./topic-attributes.ts";
import { correctionsTopic, typoDrafts } from "./topic-corrections.ts";
import { decisionsTopic } from "./topic-decisions.ts";
import { eventsTopic } from "./topic-events.ts";
import { familyTopic } from "./topic-family.ts";
import { forgetDrafts, isAboutPrevious, isOffRecord } from "./topic-forget.ts";
import { healthTopic } from "./topic-health.ts";
import { homeTopic } from "./topic-home.ts";
import { identityTopic } from "./topic-identity.ts";
import { leavingTopic } from "./topic-leaving.ts";
import { petsTopic } from "./topic-pets.ts";
import { preferencesTopic } from "./topic-preferences.ts";
import { relationshipTopic } from "./topic-relationship.ts";
import { studyTopic } from "./topic-study.ts";
import { toolsTopic } from "./topic-tools.ts";
import { workTopic } from "./topic-work.ts";

const longestTurn = 20_000;
const longestSentence = 1_000;
const mostSentences = 400;
const usualConfidence = 0.9;
/** How many of the last facts of a conversation a correction may mean. */
const mostRemembered = 30;

const topics: readonly Topic[] = [
  identityTopic,
  homeTopic,
  workTopic,
  leavingTopic,
  studyTopic,
  familyTopic,
  relationshipTopic,
  petsTopic,
  healthTopic,
  preferencesTopic,
  toolsTopic,
  decisionsTopic,
  eventsTopic,
  attributesTopic,
];
/** Topics of what people do together: "my flatmate and I live in Leipzig". */
const sharedTopics: readonly Topic[] = [
  homeTopic,
  workTopic,
  toolsTopic,
  eventsTopic,
  activitiesTopic,
];
/** Broad patterns, for clauses that no narrower topic understood. */
const broadTopics: readonly Topic[] = [activitiesTopic];

/** The rules of English. */
export const englishPack: RulePack = {
  language: "en",
  version: 1,
  isOffRecord(text) {
    const head = text.slice(0, longestTurn);
    return isOffRecord(head) && !isAboutPrevious(head);
  },
  read(turns, earlier) {
    const fresh = new Set(turns.map(({ id }) => id));
    const discourse: Discourse = { at: 0, lastDrafts: [] };
    const facts: ExtractedFact[] = [];
    const offRecord: string[] = [];
    let playing = false;
    for (const turn of [...earlier, ...turns]) {
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
    }
    return { facts, offRecord };
  },
};

function readTurn(turn: StoredTurn, from: number, discourse: Discourse): ExtractedFact[] {
  if (from >= turn.text.length) return [];
  const text = masked.repeat(from) + maskForeign(turn.text.slice(0, longestTurn)).slice(from);
  discourse.at = turn.at;
  const found: { draft: Draft; quote: string }[] = typoDrafts(text, discourse.lastDrafts).map(
    (draft) => ({ draft, quote: turn.text.trim().split("\n")[0] as string }),
  );
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
    found.push(
      ...forgotten.map((draft) => ({ draft, quote: quoteOf(sentence.start, words.length) })),
    );
    const joke = isJoke(words);
    if (joke) found.length = Math.min(found.length, lastStart);
    lastStart = found.length;
    const clauses = forgotten.length > 0 || joke ? [] : splitClauses(text, bounded, before);
    for (const clause of clauses) {
      const cued: Clause = { ...clause, cues: { ...carried, ...clause.cues } };
      const drafts = readClause(cued, discourse);
      found.push(
        ...drafts.map((draft) => ({ draft, quote: quoteOf(clause.start, clause.quote.length) })),
      );
    }
    const kept = rememberDrafts(
      `${announced.test(before) ? "remember that " : ""}${canonical(words)}`,
      found.filter(({ quote }) => words.includes(quote)).map(({ draft }) => draft),
    );
    if (kept.length > 0) {
      // the whole of what was to be remembered stands for the parts of it that were understood
      const wholes = kept.map(({ text: whole }) => whole);
      const parts = found.filter(({ draft }) =>
        wholes.some((whole) => whole.startsWith(draft.text) && draft.text !== ""),
      );
      for (const part of parts) found.splice(found.indexOf(part), 1);
    }
    if (!sentence.question)
      found.push(...kept.map((draft) => ({ draft, quote: quoteOf(sentence.start, words.length) })));
    const granted =
      words.includes(masked) || forgotten.length > 0 || joke || retold.test(words)
        ? []
        : presupposedDrafts(words).filter(
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
  const drafts = found.map(({ draft }) => draft);
  discourse.lastDrafts = [...drafts, ...discourse.lastDrafts].slice(0, mostRemembered);
  discourse.lastDated =
    drafts.findLast(({ when, modality }) => when !== undefined && modality === "plan") ??
    discourse.lastDated;
  return withoutRepetition(found.map(({ draft, quote }) => factOf(draft, turn.id, quote)));
}

// "just kidding" takes back the sentence it stands in and the one before
function isJoke(words: string): boolean {
  return (
    /\b(?:kidding|joking|jk|in jest)\b|(?:^|\s)\/s$/iu.test(words) &&
    !/\bno(?:t)? (?:kidding|joking)\b/iu.test(words)
  );
}

const retold =
  /\b(?:says?|said|goes|told|asked|asks|claims?|wrote|writes|texted|replied|shouts|yells)\b/iu;

const announced =
  /^\W*(?:please )?(?:remember|note(?: to self)?|reminder|keep in mind|for your records)(?: (?:this|that|the following))?\W*$/iu;

function isCorrectionAlone(words: string): boolean {
  return /^\W*(?:(?:oh|ah|no|wait)[\s,]+)*(?:sorry|correction|oops|whoops|my bad|my mistake|actually|scratch that|i meant|apologies|no wait)\W*(?:sorry|my bad)?\W*$/iu.test(
    words,
  );
}

function readClause(clause: Clause, discourse: Discourse): Draft[] {
  const corrections = correctionsTopic(clause, discourse);
  if (corrections.length > 0) return corrections;
  const halves =
    /^((?:I|we) (?:have|have got|own) )(.+?),? and ((?:an?|two|three|four|five|no|\d+) .+)$/iu.exec(
      clause.text,
    );
  if (halves !== null && !/\b(?:between|of|with|on|at|in)\b/iu.test(halves[2] as string)) {
    const [, start = "", first = "", second = ""] = halves;
    return [first, second].flatMap((part) =>
      readClause({ ...clause, text: start + part }, discourse),
    );
  }
  const found = topics.flatMap((topic) => topic(clause, discourse));
  const together =
    /^(?:(?:my|our) [\p{L}-]+(?: \p{Lu}[\p{L}'-]+)?|\p{Lu}[\p{L}'-]+) and I (?=\p{L})/u.exec(
      clause.text,
    );
  if (together !== null) {
    const shared = { ...clause, text: `we ${clause.text.slice(together[0].length)}` };
    found.push(...sharedTopics.flatMap((topic) => topic(shared, discourse)));
  }
  const ends = found.some(({ action }) => action === "end");
  const drafts = ends ? found.filter(({ predicate }) => predicate !== "event") : found;
  const all = drafts.length > 0 ? drafts : broadTopics.flatMap((topic) => topic(clause, discourse));
  return all.map((draft) =>
    clause.cues.correction && draft.change !== true ? { ...draft, correction: true } : draft,
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
