import type { ItemReference, StoredItem } from "../model/item.ts";
import { timeOf } from "../model/item.ts";
import type { ArmName } from "./arm.ts";
import type { FusedCandidate } from "./fuse.ts";
import type { QueryAnalysis } from "./query-analysis.ts";
import { weights } from "./weights.ts";

/** One step on the way to a score: the arms' relevance, then what is added, then the factors. */
export interface ScoreTerm {
  name:
    | "relevance"
    | "time-fit"
    | "tells-when"
    | "asks"
    | "first-person"
    | "speaker"
    | "phrase"
    | "importance"
    | "used"
    | "recency"
    | "superseded"
    | "reranker";
  /** `replace`: a reranker's score stands instead of everything before it. */
  operation: "add" | "multiply" | "replace";
  value: number;
}

/** A candidate with its score and how it came about. */
export interface RankedCandidate {
  reference: ItemReference;
  item: StoredItem;
  score: number;
  terms: ScoreTerm[];
  arms: Partial<Record<ArmName, number>>;
}

/**
 * Scores and orders the candidates: the sum of relevance and signals, times bounded factors. Every step is kept, so that a
 * score can be explained; terms that change nothing are left out. Of equal scores the later item comes first.
 */
export function rank(
  candidates: readonly FusedCandidate[],
  analysis: QueryAnalysis,
): RankedCandidate[] {
  const times = candidates.map((candidate) => timeOf(candidate.item));
  const oldest = Math.min(...times);
  const span = Math.max(...times) - oldest;
  return candidates
    .map((candidate) => {
      const age = span === 0 ? 0 : (timeOf(candidate.item) - oldest) / span;
      const terms = termsOf(candidate, analysis, age);
      const { reference, item, arms } = candidate;
      return { reference, item, arms, terms, score: scoreOf(terms) };
    })
    .sort(byScore);
}

// Adds up what is added, then multiplies by the factors.
function scoreOf(terms: readonly ScoreTerm[]): number {
  let sum = 0;
  for (const { operation, value } of terms) if (operation === "add") sum += value;
  for (const { operation, value } of terms) if (operation === "multiply") sum *= value;
  return sum;
}

// By score; of equal scores what was said later; of one time in the order in which it was said, which the ids keep.
function byScore(a: RankedCandidate, b: RankedCandidate): number {
  return (
    b.score - a.score || timeOf(b.item) - timeOf(a.item) || (a.reference < b.reference ? -1 : 1)
  );
}

// `newness` is 0 for the oldest candidate and 1 for the newest
function termsOf(candidate: FusedCandidate, analysis: QueryAnalysis, newness: number): ScoreTerm[] {
  const { signals, item, relevance } = candidate;
  const terms: ScoreTerm[] = [{ name: "relevance", operation: "add", value: relevance }];
  const add = (name: ScoreTerm["name"], value: number) => {
    if (value !== 0) terms.push({ name, operation: "add", value });
  };
  const multiply = (name: ScoreTerm["name"], value: number) => {
    if (value !== 1) terms.push({ name, operation: "multiply", value });
  };
  add("time-fit", signals.timeFit * weights.timeFit);
  add("tells-when", signals.tellsWhen ? weights.tellsWhen : 0);
  add("asks", signals.asks ? weights.asks : 0);
  add("first-person", signals.firstPerson ? weights.firstPerson : 0);
  multiply("speaker", signals.speaker ? weights.speaker : 1);
  multiply("phrase", holdsPhrase(item, analysis.phrases) ? weights.phrase : 1);
  multiply("importance", importanceFactor(item));
  multiply("used", usedFactor(item));
  multiply("recency", analysis.asksNow ? 1 + weights.recency * newness : 1);
  multiply("superseded", isPast(item) && !analysis.asksHistory ? weights.superseded : 1);
  return terms;
}

function holdsPhrase(item: StoredItem, phrases: readonly string[]): boolean {
  if (phrases.length === 0) return false;
  const text = item.value.text.toLowerCase();
  return phrases.some((phrase) => text.includes(phrase));
}

function importanceFactor(item: StoredItem): number {
  return item.kind === "turn" ? 1 : 1 + weights.importance * (item.value.importance * 2 - 1);
}

// Each further use says less: 1, 2 and 4 uses are 1/2, 2/3 and 4/5 of the way.
function usedFactor(item: StoredItem): number {
  const uses = item.kind === "turn" ? 0 : (item.value.uses ?? 0);
  return 1 + weights.used * (uses / (uses + 1));
}

function isPast(item: StoredItem): boolean {
  return item.kind === "memory" && item.value.status === "superseded";
}
