import { CodeSegments } from "./code-segments.ts";
import type { LexicalBlock } from "./lexical-block.ts";
import { documentBytes, viewOf } from "./lexical-block.ts";
import { documentFlags } from "./lexical-document.ts";
import { lexicalWindow } from "./window.ts";

const none = -1;

/**
 * A partition's documents in memory, one typed array per property, position by position in the order in which they were
 * appended. Holds the term codes and, for turns, the links between neighbours of a conversation; everything that a search
 * needs is here, so that it reads no row until its results are known.
 */
export class LexicalColumns {
  /** How many documents, dead ones included. */
  size = 0;
  /** How many living documents. */
  alive = 0;
  /** The sum of all windowed lengths. */
  totalLength = 0;
  itemKeys = new Uint32Array(64);
  scopeKeys = new Uint32Array(64);
  minutes = new Int32Array(64);
  speakers = new Uint32Array(64);
  flags = new Uint16Array(64);
  /** Where a document's codes start in {@link codes}; one entry more than documents. */
  starts = new Uint32Array(65);
  /** The previous and next living neighbour in the same conversation, or −1. */
  previous = new Int32Array(64);
  next = new Int32Array(64);
  /** The number of codes plus what the window adds of the neighbours'. */
  lengths = new Float64Array(64);
  codes = new Uint32Array(1024);
  codeCount = 0;
  /** Finds who holds a code. */
  readonly segments = new CodeSegments();
  /** The codes of all speakers. */
  readonly speakerCodes = new Set<number>();
  private readonly lastOfScope = new Map<number, number>();
  // filled by the first question for it
  private readonly positions = new Map<number, number>();
  private placed = 0;
  /** Whether documents see the words of their neighbours. */
  readonly windowed: boolean;

  /** @param windowed whether documents of one scope are neighbours: true for turns, false for records */
  constructor(windowed: boolean) {
    this.windowed = windowed;
  }

  /** The memory that the columns hold, in bytes. */
  get bytes(): number {
    return (
      this.itemKeys.length * 38 +
      // with their segments
      this.codes.length * 8 +
      (this.lastOfScope.size + this.positions.size) * 32
    );
  }

  /** Tells whether a document takes no part in any search any more. */
  isDead(position: number): boolean {
    return ((this.flags[position] as number) & documentFlags.dead) !== 0;
  }

  /** Where the living document of an item stands; undefined when there is none. */
  positionOf(itemKey: number): number | undefined {
    for (; this.placed < this.size; this.placed++) {
      if (!this.isDead(this.placed))
        this.positions.set(this.itemKeys[this.placed] as number, this.placed);
    }
    return this.positions.get(itemKey);
  }

  /** Appends the documents of a block, except the first `skip`. */
  append(block: LexicalBlock, skip = 0): void {
    const heads = viewOf(block.documents);
    const codes = viewOf(block.codes);
    const count = Math.floor(block.documents.length / documentBytes);
    let codeOffset = 0;
    for (let index = 0; index < count; index++) {
      const head = index * documentBytes;
      const length = heads.getUint16(head + 16, true);
      if (index >= skip) this.push(heads, head, codes, codeOffset, length);
      codeOffset += length * 4;
    }
  }

  private push(
    heads: DataView,
    head: number,
    codes: DataView,
    codeOffset: number,
    length: number,
  ): void {
    this.reserve(length);
    const position = this.size;
    this.itemKeys[position] = heads.getUint32(head, true);
    this.scopeKeys[position] = heads.getUint32(head + 4, true);
    this.minutes[position] = heads.getInt32(head + 8, true);
    this.speakers[position] = heads.getUint32(head + 12, true);
    this.flags[position] = heads.getUint16(head + 18, true);
    this.previous[position] = none;
    this.next[position] = none;
    for (let index = 0; index < length; index++) {
      this.codes[this.codeCount + index] = codes.getUint32(codeOffset + index * 4, true);
    }
    this.codeCount += length;
    this.starts[position + 1] = this.codeCount;
    this.lengths[position] = length;
    this.size++;
    if (this.isDead(position)) return;
    this.alive++;
    this.totalLength += length;
    const speaker = this.speakers[position] as number;
    if (speaker !== 0) this.speakerCodes.add(speaker);
    if (this.windowed) this.link(position, length);
  }

  // Joins a turn to the one before it in its conversation, and lets each see the other's length through the window.
  private link(position: number, length: number): void {
    const scopeKey = this.scopeKeys[position] as number;
    const before = this.lastOfScope.get(scopeKey) ?? none;
    this.lastOfScope.set(scopeKey, position);
    if (before === none) return;
    const pause = (this.minutes[position] as number) - (this.minutes[before] as number);
    if (Math.abs(pause) > lexicalWindow.longestPause) return;
    this.previous[position] = before;
    this.next[before] = position;
    let { forward, backward }: { forward: number; backward: number } = lexicalWindow;
    let neighbour = before;
    for (let distance = 1; distance <= lexicalWindow.reach && neighbour !== none; distance++) {
      const seen = forward * this.ownLength(neighbour);
      const shown = backward * length;
      this.lengths[position] = (this.lengths[position] as number) + seen;
      this.lengths[neighbour] = (this.lengths[neighbour] as number) + shown;
      this.totalLength += seen + shown;
      forward *= lexicalWindow.decay;
      backward *= lexicalWindow.decay;
      neighbour = this.previous[neighbour] as number;
    }
  }

  private ownLength(position: number): number {
    return (this.starts[position + 1] as number) - (this.starts[position] as number);
  }

  private reserve(codeCount: number): void {
    if (this.size === this.itemKeys.length) {
      const capacity = this.size * 2;
      this.itemKeys = grow(this.itemKeys, new Uint32Array(capacity));
      this.scopeKeys = grow(this.scopeKeys, new Uint32Array(capacity));
      this.minutes = grow(this.minutes, new Int32Array(capacity));
      this.speakers = grow(this.speakers, new Uint32Array(capacity));
      this.flags = grow(this.flags, new Uint16Array(capacity));
      this.previous = grow(this.previous, new Int32Array(capacity));
      this.next = grow(this.next, new Int32Array(capacity));
      this.lengths = grow(this.lengths, new Float64Array(capacity));
      this.starts = grow(this.starts, new Uint32Array(capacity + 1));
    }
    if (this.codeCount + codeCount > this.codes.length) {
      const capacity = Math.max(this.codes.length * 2, this.codeCount + codeCount);
      this.codes = grow(this.codes, new Uint32Array(capacity));
    }
  }
}

function grow<T extends Uint32Array | Int32Array | Uint16Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
