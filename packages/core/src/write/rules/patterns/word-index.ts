import type { Piece } from "./requirements-of.ts";
import { requirementsOf } from "./requirements-of.ts";

interface Entry {
  word: string;
  /** The patterns that may match where it stands. */
  patterns: number[];
}

const buckets = 4096;
/** More of a word tells little more. */
const longestWord = 12;
/** How many texts are kept: rules go over the same few again and again. */
const mostTexts = 64;

/**
 * Tells which patterns a text cannot match, as it has none of the words that they require: a text is gone through once for all
 * patterns, so that most are neither compiled nor run.
 */
export class WordIndex {
  readonly #sources: string[] = [];
  readonly #begins: (readonly string[] | undefined)[] = [];
  readonly #always: number[] = [];
  readonly #entries = new Array<Entry[] | undefined>(2 * buckets).fill(undefined);
  readonly #groups = new Map<string, Piece>();
  readonly #texts = new Map<string, Uint8Array>();
  #indexed = 0;

  /** @returns the number of a pattern, for {@link mayMatch}; what it requires is found out when first asked */
  add(source: string): number {
    return this.#sources.push(source) - 1;
  }

  /** Whether a text has what the pattern requires. When not, it has no match. */
  mayMatch(pattern: number, text: string): boolean {
    if (this.#indexed < this.#sources.length) this.#index();
    let found = this.#texts.get(text);
    // patterns that are written inside of functions come later than the first texts
    if (found === undefined || found.length <= pattern) {
      found = this.#patternsOf(text.toLowerCase());
      if (this.#texts.size >= mostTexts) this.#texts.clear();
      this.#texts.set(text, found);
    }
    return found[pattern] === 1;
  }

  #patternsOf(text: string): Uint8Array {
    const found = new Uint8Array(this.#sources.length);
    for (const pattern of this.#always) found[pattern] = 1;
    const find = (bucket: number, at: number) => {
      const entries = this.#entries[bucket];
      if (entries === undefined) return;
      for (const { word, patterns } of entries) {
        if (!text.startsWith(word, at)) continue;
        for (const pattern of patterns) found[pattern] = 1;
      }
    };
    for (let at = 0; at < text.length - 1; at++) {
      find(pairOf(text, at), at);
      if (at < text.length - 2) find(bucketOf(text, at), at);
    }
    for (const [pattern, begins] of this.#begins.entries())
      if (found[pattern] === 1 && begins?.some((start) => text.startsWith(start)) === false)
        found[pattern] = 0;
    return found;
  }

  // run by the first text
  #index(): void {
    for (; this.#indexed < this.#sources.length; this.#indexed++) {
      const source = this.#sources[this.#indexed] as string;
      const { words, begins } = requirementsOf(source, this.#groups);
      this.#begins.push(begins);
      if (words === undefined) this.#always.push(this.#indexed);
      for (const word of words ?? []) this.#put(word.slice(0, longestWord), this.#indexed);
    }
  }

  #put(word: string, pattern: number): void {
    const bucket = word.length === 2 ? pairOf(word, 0) : bucketOf(word, 0);
    const entries = this.#entries[bucket] ?? [];
    this.#entries[bucket] = entries;
    const entry = entries.find((each) => each.word === word);
    if (entry === undefined) entries.push({ word, patterns: [pattern] });
    else if (entry.patterns.at(-1) !== pattern) entry.patterns.push(pattern);
  }
}

// two letters lie in the buckets above those of three and more
function bucketOf(text: string, at: number): number {
  return (
    ((text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 31 + text.charCodeAt(at + 2)) % buckets
  );
}

function pairOf(text: string, at: number): number {
  return buckets + ((text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) % buckets);
}
