import type { KnownGroups } from "./pattern-reader.ts";
import type { Requirements } from "./requirements-of.ts";
import { requirementsOf } from "./requirements-of.ts";

interface Entry {
  word: string;
  /** The patterns that may match where it stands. */
  patterns: number[];
}

/** A text that was asked about. */
interface Text {
  lower: string;
  /** For each pattern whether it may match, or what is still to be found out. */
  verdicts: Uint8Array;
  /** Whether it begins as patterns want, by the list of their beginnings. */
  begun: Map<string, boolean>;
}

const yes = 1;
const no = 2;
/** It has the words; what it begins with is to be seen. */
const hasWords = 3;
const buckets = 4096;
/** More of a word tells little more. */
const longestWord = 12;
/** How many texts are kept: rules go over the same few again and again, and over a conversation with each turn. */
const mostTexts = 256;
const spare = 256;

/**
 * Tells which patterns a text cannot match, as it has none of the words that they require, or does not begin like them, so that most
 * are neither compiled nor run. What a pattern requires is found out when first asked; from then on a text is gone through once
 * for all of them.
 */
export class WordIndex {
  readonly #sources: string[] = [];
  readonly #requirements: (Requirements & { head: string })[] = [];
  /** What holds of a text without any words, by pattern; 0: to be found out. */
  #without = new Uint8Array(spare);
  readonly #entries = new Array<Entry[] | undefined>(2 * buckets).fill(undefined);
  readonly #groups: KnownGroups = new Map();
  readonly #texts = new Map<string, Text>();

  /** @returns the number of a pattern, for {@link mayMatch} */
  add(source: string): number {
    return this.#sources.push(source) - 1;
  }

  /** Whether a text has what the pattern requires. When not, it has no match. */
  mayMatch(pattern: number, text: string): boolean {
    let known = this.#texts.get(text);
    if (known === undefined) {
      known = this.#read(text.toLowerCase());
      if (this.#texts.size >= mostTexts) this.#texts.clear();
      this.#texts.set(text, known);
    }
    const verdict = known.verdicts[pattern];
    if (verdict === yes) return true;
    if (verdict === no) return false;
    const may = this.#mayMatch(pattern, known, verdict === hasWords);
    known.verdicts[pattern] = may ? yes : no;
    return may;
  }

  // what the words of a text say of the patterns that are indexed
  #read(lower: string): Text {
    if (this.#without.length < this.#sources.length) this.#grow();
    const verdicts = this.#without.slice();
    const find = (bucket: number, at: number) => {
      const entries = this.#entries[bucket];
      if (entries === undefined) return;
      for (const { word, patterns } of entries) {
        if (!lower.startsWith(word, at)) continue;
        for (const pattern of patterns) verdicts[pattern] = hasWords;
      }
    };
    for (let at = 0; at < lower.length - 1; at++) {
      find(pairOf(lower, at), at);
      if (at < lower.length - 2) find(bucketOf(lower, at), at);
    }
    return { lower, verdicts, begun: new Map() };
  }

  #mayMatch(pattern: number, text: Text, hasAllWords: boolean): boolean {
    const { words, begins, head } = this.#requirements[pattern] ?? this.#index(pattern);
    if (begins !== undefined) {
      let begun = text.begun.get(head);
      if (begun === undefined) {
        begun = begins.some((start) => text.lower.startsWith(start));
        text.begun.set(head, begun);
      }
      if (!begun) return false;
    }
    return hasAllWords || words === undefined || words.some((word) => text.lower.includes(word));
  }

  #index(pattern: number): Requirements & { head: string } {
    const { words, begins } = requirementsOf(this.#sources[pattern] as string, this.#groups);
    const requirements = { words, begins, head: begins?.join("\n") ?? "" };
    this.#requirements[pattern] = requirements;
    if (words !== undefined) {
      if (this.#without.length <= pattern) this.#grow();
      this.#without[pattern] = no;
      for (const word of words) this.#put(word.slice(0, longestWord), pattern);
    }
    return requirements;
  }

  #put(word: string, pattern: number): void {
    const bucket = word.length === 2 ? pairOf(word, 0) : bucketOf(word, 0);
    const entries = this.#entries[bucket] ?? [];
    this.#entries[bucket] = entries;
    const entry = entries.find((each) => each.word === word);
    if (entry === undefined) entries.push({ word, patterns: [pattern] });
    else if (entry.patterns.at(-1) !== pattern) entry.patterns.push(pattern);
  }

  #grow(): void {
    const grown = new Uint8Array(this.#sources.length + spare);
    grown.set(this.#without);
    this.#without = grown;
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
