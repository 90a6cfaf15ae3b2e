import type { LexicalColumns } from "./lexical-columns.ts";
import { Scratch } from "./scratch.ts";
import { lexicalWindow } from "./window.ts";

/** BM25's saturation and length normalisation over windowed documents (chosen on LOCOMO; see docs/benchmarks.md). */
const bm25 = { k1: 1.6, b: 0.5 } as const;

/** At most this many terms of a query are scored: the rarest. Keeps a pasted page from costing more than a question. */
export const mostTerms = 24;

const fewestForFrequent = 50_000;
const frequentShare = 0.2;

/** What the terms of a query weigh in the documents that hold any of them, or see one through the window. */
export interface TermScores {
  /** Where these documents stand, ascending. */
  positions: Uint32Array;
  /** Their BM25 scores, above 0, in the order of `positions`. */
  scores: Float64Array;
  /** For each the sum of the inverse document frequencies of the query terms that it holds. */
  covered: Float64Array;
  /** The same sum over all terms of the query, also those that no document holds: what the query asks for. */
  coverable: number;
}

/**
 * BM25 over documents that see the words of their neighbours (see `lexicalWindow`): a hit is spread over the turns around it
 * first, and frequencies are those of the windowed documents. Nothing is kept in order on disk, which would cost every write.
 *
 * BM25: Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, with the non-negative idf
 * ln(1 + (N − df + 0.5) / (df + 0.5)).
 *
 * @param scratch where the result is written. Default: room of its own
 */
export function scoreTerms(
  columns: LexicalColumns,
  codes: readonly number[],
  scratch: Scratch = new Scratch(),
): TermScores {
  const sums = sumsFor(columns.size);
  const { scores, covered, frequencies, touched, found } = sums;
  const average = columns.alive === 0 ? 1 : Math.max(columns.totalLength / columns.alive, 1e-9);
  const base = bm25.k1 * (1 - bm25.b);
  const perCode = (bm25.k1 * bm25.b) / average;
  const hits = columns.segments.find(columns, codes, scratch);
  let coverable =
    hits.filter((positions) => positions.length === 0).length * rarity(columns.alive, 0);
  let all = 0;
  for (const positions of chooseTerms(columns, hits)) {
    const holders = columns.windowed
      ? spread(columns, positions, sums)
      : count(columns, positions, sums);
    const weight = rarity(columns.alive, holders);
    const most = weight * (bm25.k1 + 1);
    coverable += weight;
    for (let index = 0; index < holders; index++) {
      const position = touched[index] as number;
      const score = scores[position] as number;
      if (score === 0) found[all++] = position;
      const frequency = frequencies[position] as number;
      const saturation = frequency + base + perCode * (columns.lengths[position] as number);
      scores[position] = score + (most * frequency) / saturation;
      covered[position] = (covered[position] as number) + weight;
      frequencies[position] = 0;
    }
  }
  return { ...takeOut(sums, all, columns.size, scratch), coverable };
}

// One number per position, all 0 between two calls: most searches find few of the documents.
interface Sums {
  scores: Float64Array;
  covered: Float64Array;
  frequencies: Float64Array;
  /** Lists of positions: those of one term, and those of all. */
  touched: Uint32Array;
  found: Uint32Array;
}

const mostKept = 262_144;
let kept: Sums = createSums(0);

function createSums(size: number): Sums {
  const [scores, covered] = [new Float64Array(size), new Float64Array(size)];
  const [touched, found] = [new Uint32Array(size), new Uint32Array(size)];
  return { scores, covered, frequencies: new Float64Array(size), touched, found };
}

function sumsFor(size: number): Sums {
  if (size > mostKept) return createSums(size);
  if (kept.scores.length < size) kept = createSums(Math.min(mostKept, size * 2));
  return kept;
}

// Of few documents the list is sorted; for many it is faster to go through all positions.
function takeOut(
  { scores, covered, found }: Sums,
  count: number,
  size: number,
  scratch: Scratch,
): Omit<TermScores, "coverable"> {
  const positions = scratch.positions(count);
  if (count * sortingFactor < size) positions.set(found.subarray(0, count).sort());
  else
    for (let position = 0, index = 0; index < count; position++)
      if (scores[position] !== 0) positions[index++] = position;
  const taken = { positions, scores: scratch.floats(count), covered: scratch.floats(count) };
  for (let index = 0; index < count; index++) {
    const position = positions[index] as number;
    taken.scores[index] = scores[position] as number;
    taken.covered[index] = covered[position] as number;
    scores[position] = 0;
    covered[position] = 0;
  }
  return taken;
}

const sortingFactor = 30;

// The inverse document frequency.
function rarity(alive: number, documents: number): number {
  return Math.log(1 + Math.max(0, alive - documents + 0.5) / (documents + 0.5));
}

// In a very long partition a term of every fifth document tells nothing and costs the most; alone it still counts.
function chooseTerms(columns: LexicalColumns, hits: readonly Uint32Array[]): Uint32Array[] {
  const present = hits
    .filter((positions) => positions.length > 0)
    .sort((a, b) => a.length - b.length);
  const limit =
    columns.alive < fewestForFrequent ? Number.POSITIVE_INFINITY : columns.alive * frequentShare;
  const rare = present.filter((positions) => positions.length <= limit);
  return (rare.length > 0 ? rare : present.slice(0, 1)).slice(0, mostTerms);
}

// Counts the hits of each living document, whose hits stand together; returns how many documents were touched.
function count(
  columns: LexicalColumns,
  positions: Uint32Array,
  { frequencies, touched }: Sums,
): number {
  let holders = 0;
  let last = -1;
  for (let index = 0; index < positions.length; index++) {
    const position = positions[index] as number;
    if (position !== last && columns.isDead(position)) continue;
    if (position !== last) touched[holders++] = position;
    frequencies[position] = (frequencies[position] as number) + 1;
    last = position;
  }
  return holders;
}

// Adds each hit to its document and, weakened, to its neighbours; returns how many documents were touched.
function spread(
  columns: LexicalColumns,
  positions: Uint32Array,
  { frequencies, touched }: Sums,
): number {
  let holders = 0;
  const add = (position: number, amount: number) => {
    if (frequencies[position] === 0) touched[holders++] = position;
    frequencies[position] = (frequencies[position] as number) + amount;
  };
  for (let index = 0; index < positions.length; index++) {
    const position = positions[index] as number;
    if (columns.isDead(position)) continue;
    add(position, 1);
    walk(columns.next, position, lexicalWindow.forward, add);
    walk(columns.previous, position, lexicalWindow.backward, add);
  }
  return holders;
}

function walk(
  links: Int32Array,
  from: number,
  amount: number,
  add: (position: number, amount: number) => void,
): void {
  let position = links[from] as number;
  for (let distance = 1; distance <= lexicalWindow.reach && position >= 0; distance++) {
    add(position, amount);
    amount *= lexicalWindow.decay;
    position = links[position] as number;
  }
}
