import type { LexicalColumns } from "../lexical/lexical-columns.ts";
import type { TermScores } from "../lexical/score-terms.ts";
import { scoreTerms } from "../lexical/score-terms.ts";
import { Scratch } from "../lexical/scratch.ts";
import { topPositions } from "../lexical/top-positions.ts";
import type { StoredItem } from "../model/item.ts";
import { referenceOf } from "../model/item.ts";
import type { ItemKind } from "../store/store.ts";
import type { Arm, ArmHit } from "./arm.ts";
import { collectVisible } from "./collect-visible.ts";
import type { QueryAnalysis } from "./query-analysis.ts";
import { factsAt, readSignals, weighSignals } from "./signals.ts";

/** A partition's documents and which of their scopes the query may see. */
export interface LexicalPart {
  columns: LexicalColumns;
  scopeKeys?: ReadonlySet<number> | undefined;
}

/** What {@link lexicalArm} needs from outside. */
export interface LexicalSources {
  /** The term code of the one person whom the query names, 0 for none. */
  speaker: number;
  /** Reads items by their keys, in their order; undefined for those that are gone or that the query may not see. */
  itemsByKey(keys: readonly number[]): Promise<(StoredItem | undefined)[]>;
  /** Whether more is refused than what is hidden anyway, so that it pays to look at more at first. */
  isStrict?: boolean | undefined;
}

// Each look at more scores all documents once more.
const strictFactor = 4;

/** A part's documents that may answer the query. */
interface Scored extends TermScores {
  part: LexicalPart;
}

interface Candidate {
  part: LexicalPart;
  position: number;
  /** BM25, 0 for what only fits the time. */
  score: number;
  coverage: number;
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
  const hits = await collectVisible(
    limit,
    (count) => bestCandidates(parts, analysis, sources.speaker, count),
    async (candidates) => {
      const items = await sources.itemsByKey(candidates.map(keyOf));
      return candidates.flatMap((candidate, index) => {
        const item = items[index];
        return item === undefined ? [] : [toHit(item, candidate, analysis, sources.speaker)];
      });
    },
    limit * (sources.isStrict ? strictFactor : 1),
  );
  return { name: kind === "turn" ? "lexical-turns" : "lexical-memories", family: "lexical", hits };
}

// The room of all searches: none waits for anything before it has its candidates.
const scratch = new Scratch();

function bestCandidates(
  parts: readonly LexicalPart[],
  analysis: QueryAnalysis,
  speaker: number,
  count: number,
): Candidate[] {
  scratch.clear();
  // from the last part to the first: of equal values the later candidate comes first
  const scored = parts.toReversed().map((part) => scorePart(part, analysis));
  const values = valuesOf(scored, analysis, speaker);
  return topPositions(values, count).map((index) => candidateAt(scored, index));
}

function scorePart(part: LexicalPart, analysis: QueryAnalysis): Scored {
  const { columns } = part;
  // a participant's name says who is meant, not what: it stands in too many turns
  const rest = analysis.codes.filter((code) => !columns.speakerCodes.has(code));
  const found = scoreTerms(columns, rest.length > 0 ? rest : analysis.codes, scratch);
  // what was said at the time that is named is found without a word of the query
  return { part, ...(analysis.windows.length > 0 ? withAll(found, columns.size) : found) };
}

function withAll(found: TermScores, size: number): TermScores {
  const scores = new Float64Array(size);
  const covered = new Float64Array(size);
  for (const [index, position] of found.positions.entries()) {
    scores[position] = found.scores[index] as number;
    covered[position] = found.covered[index] as number;
  }
  const positions = Uint32Array.from({ length: size }, (_, position) => position);
  return { positions, scores, covered, coverable: found.coverable };
}

// One number for each document of each part, in their order; 0 for those that the query does not find or may not see.
function valuesOf(
  scored: readonly Scored[],
  analysis: QueryAnalysis,
  speaker: number,
): Float64Array {
  const best = Math.max(0, ...scored.map(highest));
  const values = scratch
    .floats(scored.reduce((sum, { positions }) => sum + positions.length, 0))
    .fill(0);
  let at = 0;
  for (const { part, positions, scores } of scored) {
    for (let index = 0; index < positions.length; index++, at++) {
      const position = positions[index] as number;
      const score = scores[index] as number;
      if (!isAllowed(part, position)) continue;
      const signals = readSignals(factsAt(part.columns, position), analysis, speaker);
      if (score === 0 && signals.timeFit === 0) continue;
      const { sum, factor } = weighSignals(signals);
      // what was found stays a candidate also when its signals outweigh its words
      values[at] = Math.max(Number.MIN_VALUE, ((best === 0 ? 0 : score / best) + sum) * factor);
    }
  }
  return values;
}

function highest({ part, positions, scores }: Scored): number {
  let best = 0;
  for (let index = 0; index < positions.length; index++) {
    const score = scores[index] as number;
    if (score > best && isAllowed(part, positions[index] as number)) best = score;
  }
  return best;
}

function candidateAt(scored: readonly Scored[], index: number): Candidate {
  let at = index;
  for (const { part, positions, scores, covered, coverable } of scored) {
    if (at >= positions.length) {
      at -= positions.length;
      continue;
    }
    const coverage = coverable === 0 ? 0 : (covered[at] as number) / coverable;
    return { part, position: positions[at] as number, score: scores[at] as number, coverage };
  }
  throw new RangeError(`There is no candidate ${index}.`);
}

function toHit(
  item: StoredItem,
  { part, position, score, coverage }: Candidate,
  analysis: QueryAnalysis,
  speaker: number,
): ArmHit {
  const signals = readSignals(factsAt(part.columns, position), analysis, speaker);
  return { reference: referenceOf(item), item, raw: score, coverage, signals };
}

function isAllowed(part: LexicalPart, position: number): boolean {
  const { columns, scopeKeys } = part;
  if (columns.isDead(position)) return false;
  return scopeKeys === undefined || scopeKeys.has(columns.scopeKeys[position] as number);
}

function keyOf({ part, position }: Candidate): number {
  return part.columns.itemKeys[position] as number;
}
