import type { Need } from "./need.ts";
import { anyOf, needOf, rarer } from "./need.ts";

/** What is known of a piece of a pattern. */
interface Piece {
  need: Need | undefined;
  /** What every match begins with, where that was asked and is known. */
  begins: readonly string[] | undefined;
  /** Whether these are all that it matches. */
  whole: boolean;
}

/** More beginnings tell little more. */
const mostBeginnings = 40;
/** Groups as long as this stand in many patterns: adverbs, relatives, animals. They are known again by how they start. */
const longGroup = 300;
const startOfGroup = 40;

/** Letters and what else stands for itself, by code; what lies beyond ASCII does. */
const isPlain = Uint8Array.from({ length: 128 }, (_, code) =>
  "\\^$.*+?()[]{}|".includes(String.fromCharCode(code)) ? 0 : 1,
);
const [bar, open, close, query, star, plus, brace, backslash, bracket] = [..."|()?*+{\\["].map(
  (mark) => mark.charCodeAt(0),
);

/**
 * Goes through the source of a pattern and tells what is known of it. It looks at every letter of every pattern that a process asks
 * about, before anything is warm: so it joins no texts but those that a match begins with, and reads no long group twice.
 */
export class PatternReader {
  at = 0;
  /** There was something that it does not understand. */
  unknown = false;
  /** It has alternatives outside of all brackets. */
  alternated = false;
  #depth = 0;
  readonly #source: string;
  readonly #groups: KnownGroups;

  /** @param groups long groups that were read before, to which this adds */
  constructor(source: string, groups: KnownGroups) {
    this.#source = source;
    this.#groups = groups;
  }

  /**
   * `a|b|c`, up to the bracket that ends it.
   *
   * @param heads whether it is asked what it begins with
   */
  alternatives(heads: boolean): Piece {
    const first = this.#sequence(heads);
    if (this.#code() !== bar) return first;
    const parts = [first];
    if (this.#depth === 0) this.alternated = true;
    while (this.#code() === bar) {
      this.at++;
      parts.push(this.#sequence(heads));
    }
    const begins = heads ? parts.flatMap((part) => part.begins ?? [""]) : undefined;
    return {
      need: anyOf(parts.map(({ need }) => need)),
      begins: begins === undefined || begins.length > mostBeginnings ? undefined : begins,
      whole: parts.every(({ whole }) => whole),
    };
  }

  #sequence(heads: boolean): Piece {
    let need: Need | undefined;
    let begins: readonly string[] = [""];
    let joins = heads;
    for (;;) {
      const code = this.#code();
      if (Number.isNaN(code) || code === bar || code === close) break;
      const piece = this.#repeated(this.#atom(joins));
      need = rarer(need, piece.need);
      if (!joins) continue;
      const joined = piece.begins && joinedOf(begins, piece.begins);
      begins = joined ?? begins;
      joins = joined !== undefined && piece.whole;
    }
    return { need, begins: heads ? begins : undefined, whole: joins };
  }

  #repeated(piece: Piece): Piece {
    const code = this.#code();
    if (!repeats(code)) return piece;
    let once = code === plus;
    if (code === brace) {
      once = this.#source[this.at + 1] !== "0";
      this.at = this.#source.indexOf("}", this.at);
    }
    this.at++;
    if (this.#code() === query) this.at++;
    if (once) return { ...piece, whole: false };
    if (code !== query || piece.begins === undefined) return anything;
    return { need: undefined, begins: ["", ...piece.begins], whole: piece.whole };
  }

  #atom(heads: boolean): Piece {
    const code = this.#code();
    if (code >= 128 || isPlain[code] === 1) return this.#text(heads);
    this.at++;
    if (code === open) return this.#group(heads);
    if (code === backslash) return this.#escaped(heads);
    if (code === bracket) {
      this.at = this.#endOfClass(this.at) + 1;
      return anything;
    }
    return this.#source[this.at - 1] === "." ? anything : nothing;
  }

  #text(heads: boolean): Piece {
    const start = this.at;
    let code: number;
    do {
      this.at++;
      code = this.#code();
    } while (code >= 128 || isPlain[code] === 1);
    // what repeats is the last letter alone
    if (this.at - start > 1 && repeats(code)) this.at--;
    return exactly(this.#source.slice(start, this.at), heads);
  }

  #group(heads: boolean): Piece {
    const start = this.at;
    const long = this.#source.length - start > longGroup;
    const key = long ? this.#source.slice(start, start + startOfGroup) : "";
    const known = long ? this.#groups.get(key) : undefined;
    if (known !== undefined && this.#source.startsWith(known.group, start)) {
      this.at += known.group.length;
      return { need: known.need, begins: undefined, whole: false };
    }
    const kind = this.#kind();
    if (kind === "!") {
      this.#skip();
      return nothing;
    }
    this.#depth++;
    const piece = this.alternatives(heads && kind === "");
    this.#depth--;
    this.at++;
    // what stands around a match is in the text as well
    if (kind === "=") return { need: piece.need, begins: [""], whole: true };
    if (this.at - start > longGroup && !this.unknown)
      this.#groups.set(key, { group: this.#source.slice(start, this.at), need: piece.need });
    return piece;
  }

  /** "=" and "!" look around. */
  #kind(): "" | "=" | "!" {
    if (this.#code() !== query) return "";
    const mark = /\?(?:<?([=!])|:|<\p{L}+>)/uy;
    mark.lastIndex = this.at;
    const found = mark.exec(this.#source);
    if (found === null) this.unknown = true;
    else this.at += found[0].length;
    return (found?.[1] ?? "") as "" | "=" | "!";
  }

  #escaped(heads: boolean): Piece {
    const letter = this.#source[this.at++] as string;
    if (letter === "p" || letter === "P") this.at = this.#source.indexOf("}", this.at) + 1;
    // code points by number: not read
    if ("ukxc".includes(letter)) this.unknown = true;
    if (letter === "b" || letter === "B") return nothing;
    return /[\p{L}\d]/u.test(letter) ? anything : exactly(letter, heads);
  }

  #endOfClass(start: number): number {
    let at = start;
    while (this.#source[at] !== "]") at += this.#source[at] === "\\" ? 2 : 1;
    return at;
  }

  // behind the bracket that ends the group
  #skip(): void {
    for (let inside = 1; inside > 0 && this.at < this.#source.length; this.at++) {
      const code = this.#code();
      if (code === backslash) this.at++;
      else if (code === bracket) this.at = this.#endOfClass(this.at + 1);
      else if (code === open) inside++;
      else if (code === close) inside--;
    }
  }

  #code(): number {
    return this.#source.charCodeAt(this.at);
  }
}

/** Long groups by how they start, and what a match of them needs. */
export type KnownGroups = Map<string, { group: string; need: Need | undefined }>;

const nothing: Piece = { need: undefined, begins: [""], whole: true };
const anything: Piece = { need: undefined, begins: undefined, whole: false };

function exactly(text: string, heads: boolean): Piece {
  const lower = text.toLowerCase();
  // "ß" has two letters as a capital
  if (!/^\p{ASCII}*$/u.test(lower) && lower.toUpperCase().length !== lower.length) return anything;
  return { need: needOf(lower), begins: heads ? [lower] : undefined, whole: heads };
}

function joinedOf(left: readonly string[], right: readonly string[]): string[] | undefined {
  if (left.length * right.length > mostBeginnings) return undefined;
  return left.flatMap((text) => right.map((more) => text + more));
}

function repeats(code: number): boolean {
  return code === query || code === star || code === plus || code === brace;
}
