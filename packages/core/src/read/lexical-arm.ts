import type { LexicalColumns } from "../lexical/lexical-columns.ts";
import type { TermScores } from "../lexical/score-terms.ts";
import { scoreTerms } from "../lexical/score-terms.ts";
import { topPositions } from "../lexical/top-positions.ts";
import type { StoredItem } from "../model/item.ts";
import { referenceOf } from "../model/item.ts";
import type { ItemKind } from "../store/store.ts";
import type { Arm, ArmHit } from "./arm.ts";
import { collectVisible } from "./collect-visible.ts";
import type { QueryAnalysis } from "./query-analysis.ts";
import { readSignals, weighSignals } from "./signals.ts";

/** A partition's documents and which of their scopes the query may see. */
export interface LexicalPart {
  columns: LexicalColumns;
  scopeKeys?: ReadonlySet<number> | undefined;
}

/** What {@link lexicalArm} needs from outside. */
export interface LexicalSources {
  /** The term code of the one person whom the query names, 0 for none. */
  speaker: number;
  /** Reads items by their keys, in any order; those that are gone are left out. */
  itemsByKey(keys: readonly number[]): Promise<Map<number, StoredItem>>;
  isVisible(item: StoredItem): boolean;
}

interface Scored extends LexicalPart, TermScores {
  speaker: number;
  values: Float64Array;
}

/**
 * The lexical arm: the items whose words, or whose neighbours' words, answer the query best. Signals of time, speaker and kind
 * of sentence take part in choosing the candidates, so that an item which they lift is not cut off before it is ranked.
 */
export async function lexicalArm(
  kind: ItemKind,
  parts: readonly LexicalPart[],
  analysis: QueryAnalysis,
  limit: number,
  sources: LexicalSources,
): Promise<Arm> {
  const scored = parts.map((part) => scorePart(part, analysis, sources.speaker));
  const best = Math.max(0, ...scored.map((part) => highest(part.scores, part)));
  for (const part of scored) weighPart(part, analysis, best);
  const hits = await collectVisible(
    limit,
    (count) => bestOf(scored, count),
    async (candidates) => {
      const items = await sources.itemsByKey(
        candidates.map(({ part, position }) => keyAt(part, position)),
      );
      return candidates.flatMap(({ part, position }) => {
        const item = items.get(keyAt(part, position));
        return item !== undefined && sources.isVisible(item)
          ? [toHit(item, part, position, analysis)]
          : [];
      });
    },
  );
  return { name: kind === "turn" ? "lexical-turns" : "lexical-memories", family: "lexical", hits };
}

function scorePart(part: LexicalPart, analysis: QueryAnalysis, speaker: number): Scored {
  // a participant's name says who is meant, not what: it stands in too many turns
  const rest = analysis.codes.filter((code) => !part.columns.speakerCodes.has(code));
  const scores = scoreTerms(part.columns, rest.length > 0 ? rest : analysis.codes);
  return { ...part, ...scores, speaker, values: new Float64Array(part.columns.size) };
}

function weighPart(part: Scored, analysis: QueryAnalysis, best: number): void {
  const { columns, scores, values } = part;
  const dated = analysis.windows.length > 0;
  for (let position = 0; position < columns.size; position++) {
    const score = scores[position] as number;
    if ((score === 0 && !dated) || !isAllowed(part, position)) continue;
    const signals = readSignals(factsAt(columns, position), analysis, part.speaker);
    if (score === 0 && signals.timeFit === 0) continue;
    const { sum, factor } = weighSignals(signals);
    // what was found stays a candidate also when its signals outweigh its words
    values[position] = Math.max(Number.MIN_VALUE, ((best === 0 ? 0 : score / best) + sum) * factor);
  }
}

function bestOf(
  scored: readonly Scored[],
  count: number,
): { part: Scored; position: number; value: number }[] {
  const found = scored.flatMap((part) =>
    topPositions(part.values, count).map((position) => ({
      part,
      position,
      value: part.values[position] as number,
    })),
  );
  if (scored.length > 1) found.sort((a, b) => b.value - a.value);
  return found.slice(0, count);
}

function toHit(item: StoredItem, part: Scored, position: number, analysis: QueryAnalysis): ArmHit {
  return {
    reference: referenceOf(item),
    item,
    raw: part.scores[position] as number,
    coverage: part.coverable === 0 ? 0 : (part.covered[position] as number) / part.coverable,
    signals: readSignals(factsAt(part.columns, position), analysis, part.speaker),
  };
}

function highest(values: Float64Array, part: Scored): number {
  let best = 0;
  for (let position = 0; position < values.length; position++) {
    if ((values[position] as number) > best && isAllowed(part, position))
      best = values[position] as number;
  }
  return best;
}

function isAllowed(part: LexicalPart, position: number): boolean {
  const { columns, scopeKeys } = part;
  if (columns.isDead(position)) return false;
  return scopeKeys === undefined || scopeKeys.has(columns.scopeKeys[position] as number);
}

function keyAt(part: LexicalPart, position: number): number {
  return part.columns.itemKeys[position] as number;
}

function factsAt(columns: LexicalColumns, position: number) {
  return {
    minutes: columns.minutes[position] as number,
    flags: columns.flags[position] as number,
    speaker: columns.speakers[position] as number,
  };
}
