import type { StoredRecord } from "../model/record.ts";
import type { Decision } from "./decide.ts";
import { tentativeConfidence } from "./ground.ts";
import type { OpenPair } from "./judge.ts";
import { isSamePerson } from "./name-speaker.ts";
import { type News, newsOf } from "./news-of.ts";
import { predicateRule, withoutPlace } from "./predicates.ts";
import type { DatedFact } from "./resolve-time.ts";
import { isSameSlot } from "./same-slot.ts";
import { type TellingWords, tellingWords } from "./telling-words.ts";

/** The most pairs of one call: some 50 tokens each. */
const mostPairs = 20;
const mostPairsOfFact = 5;
/** From this share of common words on, two facts may be about one thing. */
const leastCommon = 0.4;

/** What decides which pairs are open. */
export interface OpenPairsContext {
  /** Ids of beliefs that whatever read the facts was shown. */
  seen: ReadonlySet<string>;
  /** The content words of a text, as stems. */
  termsOf(text: string): readonly string[];
  /** What rules do about a fact by themselves. */
  decide(fact: DatedFact): Decision;
}

interface ScoredPair extends OpenPair {
  score: number;
}

/**
 * The pairs of a new fact and a belief that rules leave open, at most 20 and at most 5 of a fact: those that have most in common.
 * What any of the facts ends by itself is not asked about.
 *
 * - A fact that only adds something, and about which rules decide nothing, is compared with beliefs about the same person that have
 *   many words in common with it. What its reader has seen and called something else is believed of it, but where a thing has
 *   one value at a time.
 * - News ({@link newsOf}) may end more than its reader and the rules have found: it is compared with every belief about the
 *   same person that shares a rare word with it, and a turn with what has the same place (one value, one slot, or the same predicate
 *   where its reader could not tell what it ends). A reader that has seen a belief is doubted only about turns, and about plans that
 *   an event may have carried out.
 */
export function openPairs(
  facts: readonly DatedFact[],
  beliefs: readonly StoredRecord[],
  context: OpenPairsContext,
): OpenPair[] {
  const texts = [...beliefs, ...facts].map(({ text }) => text);
  const words = tellingWords(texts, context.termsOf);
  const decisions = facts.map((fact) => ({ fact, decision: context.decide(fact) }));
  const ended = new Set(decisions.flatMap(({ decision }) => endedBy(decision)));
  const standing = beliefs.filter(({ id }) => !ended.has(id));
  const pairs = decisions.flatMap(({ fact, decision }) => {
    const news = newsOf(fact);
    if (isDecided(fact, news, decision)) return [];
    return standing
      .filter((belief) => isSamePerson(fact.subject, belief.subject))
      .filter((belief) => isOpen(fact, news, belief, context.seen.has(belief.id), words))
      .map((belief): ScoredPair => ({ fact, belief, score: scoreOf(fact, belief, words) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, mostPairsOfFact);
  });
  const best = new Set([...pairs].sort((a, b) => b.score - a.score).slice(0, mostPairs));
  return pairs.filter((pair) => best.has(pair)).map(({ fact, belief }) => ({ fact, belief }));
}

// What is unconfirmed ends nothing anyway, and what is merged or filed as history is no news.
function isDecided(fact: DatedFact, news: News, decision: Decision): boolean {
  if (fact.action === "retract" || decision.kind !== "add" || decision.before !== undefined)
    return true;
  if (decision.confidence <= tentativeConfidence) return true;
  return news === undefined && decision.closes.length > 0;
}

function endedBy(decision: Decision): string[] {
  if (decision.kind === "add") return decision.closes.map(({ id }) => id);
  return decision.kind === "close" ? decision.targets.map(({ id }) => id) : [];
}

function isOpen(
  fact: DatedFact,
  news: News,
  belief: StoredRecord,
  seen: boolean,
  words: TellingWords,
): boolean {
  if (fact.action === "assert" && isOneValue(fact, belief)) return true;
  if (news === "turn") return isSamePlace(fact, belief) || shareRareWord(fact, belief, words);
  if (news === "event" && (!seen || isPlan(belief)) && shareRareWord(fact, belief, words))
    return true;
  return !seen && mayBeAboutOneThing(fact, belief, words);
}

function isOneValue(fact: DatedFact, { subject, predicate }: StoredRecord): boolean {
  const { functional } = predicateRule(withoutPlace(fact.predicate));
  return functional && subject === fact.subject && predicate === fact.predicate;
}

function isSamePlace(fact: DatedFact, belief: StoredRecord): boolean {
  const { subject, predicate = "", object = "" } = belief;
  if (subject !== fact.subject || predicate === "") return false;
  const untold = fact.action === "assert" && (fact.about ?? []).length === 0;
  return (untold && predicate === fact.predicate) || isSameSlot(fact, { predicate, object });
}

function isPlan({ predicate = "" }: StoredRecord): boolean {
  return /^plans\b/u.test(predicate);
}

// What they are both about does not count: all that is told of a choir has the word in it.
function shareRareWord(fact: DatedFact, belief: StoredRecord, words: TellingWords): boolean {
  const subject = words.termsOf(fact.subject);
  const known = words.termsOf(belief.subject ?? "");
  const about = new Set(subject.filter((word) => known.includes(word)));
  return common(fact, belief, words).some((word) => words.isRare(word) && !about.has(word));
}

function mayBeAboutOneThing(fact: DatedFact, belief: StoredRecord, words: TellingWords): boolean {
  const least = Math.min(words.of(fact.text).size, words.of(belief.text).size);
  const share = common(fact, belief, words).length / Math.max(1, least);
  const alike = fact.predicate !== "" && fact.predicate === belief.predicate;
  return share >= (alike ? leastCommon / 2 : leastCommon);
}

function common(fact: DatedFact, belief: StoredRecord, words: TellingWords): string[] {
  const known = words.of(belief.text);
  return [...words.of(fact.text)].filter((word) => known.has(word));
}

function scoreOf(fact: DatedFact, belief: StoredRecord, words: TellingWords): number {
  const weigh = (list: Iterable<string>) =>
    [...list].reduce((sum, word) => sum + words.weight(word), 0);
  const least = Math.min(weigh(words.of(fact.text)), weigh(words.of(belief.text)));
  const share = least === 0 ? 0 : weigh(common(fact, belief, words)) / least;
  return share + (isOneValue(fact, belief) ? 1 : 0);
}
