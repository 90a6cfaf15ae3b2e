import { LRUCache } from "lru-cache";
import type { Clause } from "./clauses.ts";
import { splitClauses } from "./clauses.ts";
import type { Sentence } from "./sentences.ts";

/** The clauses of the turns read last, by where their sentences begin: a conversation is read again with each turn. */
const kept = new LRUCache<string, Map<number, readonly Clause[]>>({ max: 64 });

/** What {@link splitClauses} gives for a sentence of a turn, kept for when the turn is read again. `before` is the sentence in front of it. */
export function keptClauses(text: string, sentence: Sentence, before: string): readonly Clause[] {
  const known = kept.get(text) ?? new Map<number, readonly Clause[]>();
  kept.set(text, known);
  const clauses = known.get(sentence.start) ?? splitClauses(text, sentence, before);
  known.set(sentence.start, clauses);
  return clauses;
}
