import { CodeSegment, type CodeSource, mostDocuments } from "./code-segment.ts";
import type { Scratch } from "./scratch.ts";

/** The most codes of a segment, which take about two milliseconds to put in order, and the fewest that are worth it. */
const codesOfSegment = { most: 32_768, fewest: 1_024 };
/** More than this share of all is put in order, so that segments neither become many nor leave much to go through. */
const openShare = 1 / 8;

/** What is searched: a {@link CodeSource} that grows at its end. */
export interface GrowingCodes extends CodeSource {
  size: number;
  codeCount: number;
}

/**
 * Finds the documents that hold the codes of a query. The first search goes through all codes; each later one puts one more
 * segment of them in order, until only the last of them are gone through. So a process that searches once pays for no order, one that
 * goes on searching has it soon, and none waits for it.
 */
export class CodeSegments {
  private readonly segments: CodeSegment[] = [];
  /** The first document that is in no segment. */
  private covered = 0;
  private searched = false;

  /**
   * For each code that the query names the documents that hold it, once for each time that they do, ascending.
   *
   * @param scratch where they are written
   */
  find(all: GrowingCodes, query: readonly number[], scratch: Scratch): Uint32Array[] {
    if (this.searched) this.cover(all);
    this.searched = true;
    const last = new Map<number, number[]>();
    for (const code of query) last.set(code, []);
    goThrough(all, this.covered, last);
    return Array.from(last, ([code, rest]) => this.join(code, rest, scratch));
  }

  // Puts what the segments hold before what was found behind them.
  private join(code: number, rest: readonly number[], scratch: Scratch): Uint32Array {
    const places = this.segments.map((segment) => segment.placeOf(code));
    let count = rest.length;
    for (const [index, place] of places.entries())
      if (place >= 0) count += (this.segments[index] as CodeSegment).countAt(place);
    const found = scratch.positions(count);
    let at = 0;
    for (const [index, place] of places.entries())
      if (place >= 0) at = (this.segments[index] as CodeSegment).write(place, found, at);
    for (const position of rest) found[at++] = position;
    return found;
  }

  private cover({ codes, starts, size, codeCount }: GrowingCodes): void {
    const first = starts[this.covered] as number;
    const { most, fewest } = codesOfSegment;
    if (codeCount - first < Math.min(most, Math.max(fewest, codeCount * openShare))) return;
    const reached =
      codeCount - first <= most ? size : documentAt(starts, this.covered, size, first + most);
    const until = Math.min(Math.max(reached, this.covered + 1), this.covered + mostDocuments);
    this.segments.push(new CodeSegment({ codes, starts }, this.covered, until));
    this.covered = until;
  }
}

function goThrough(
  { codes, starts, size, codeCount }: GrowingCodes,
  document: number,
  hits: ReadonlyMap<number, number[]>,
): void {
  for (const code of hits.keys()) filter[code & 4095] = 1;
  let position = document;
  for (let index = starts[document] as number; index < codeCount; index++) {
    const code = codes[index] as number;
    if (filter[code & 4095] === 0) continue;
    const found = hits.get(code);
    if (found === undefined) continue;
    position = documentAt(starts, position, size, index);
    found.push(position);
  }
  for (const code of hits.keys()) filter[code & 4095] = 0;
}

// Marks what the last bits of the query's codes are. All 0 between two calls.
const filter = new Uint8Array(4096);

// Hits ascend, so the next one is near: double the step until it is passed, then halve.
function documentAt(starts: Uint32Array, from: number, size: number, index: number): number {
  let step = 1;
  let low = from;
  while (low + step < size && (starts[low + step] as number) <= index) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, size);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= index) low = middle;
    else high = middle;
  }
  return low;
}
