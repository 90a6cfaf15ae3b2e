/** What is known of a piece of a pattern. */
export interface Piece {
  /** All texts it matches, in lower case; undefined: too many, or not known. */
  all: readonly string[] | undefined;
  /** Texts of which every match holds one; undefined: none are known. */
  needs: readonly string[] | undefined;
}

const nothing: Piece = { all: [""], needs: undefined };
const anything: Piece = { all: undefined, needs: undefined };
/** Beyond this many texts a piece counts as matching anything. */
const mostTexts = 400;
/** Beyond this many texts what follows is not joined to what stands in front. */
const mostJoined = 30;
/** Shorter texts stand in nearly every sentence. */
const shortest = 3;

/**
 * Texts (in lower case) of which any match of a pattern holds at least one, so that a text without them need not be looked at.
 * Undefined: the pattern can match without any word that tells something.
 *
 * It understands what the rules' patterns are made of. Of anything else it knows nothing, and says so for the whole pattern.
 *
 * @param groups what long groups came to that stand in other patterns as well; grows
 * @param source of a regular expression with the flag `u`, letters standing for both cases or for themselves
 */
export function requiredWords(
  source: string,
  groups: Map<string, Piece> = new Map(),
): readonly string[] | undefined {
  const reader = new PatternReader(source, groups);
  const piece = reader.alternatives();
  return reader.at < source.length ? undefined : piece.needs;
}

const plain = /[^\\^$.*+?()[\]{}|]+/uy;
const repetition = /(?:[?*+]|\{\d+(?:,\d*)?\})\??/uy;
const groupKind = /\?(?:<?[=!]|:|<[^>]*>)/uy;
/** Groups as long as this stand in many patterns: adverbs, relatives, animals. */
const longGroup = 300;
const mostGroups = 16;

class PatternReader {
  at = 0;
  readonly #source: string;
  readonly #groups: Map<string, Piece>;

  /** @param groups long groups that were read before, to which this adds */
  constructor(source: string, groups: Map<string, Piece>) {
    this.#source = source;
    this.#groups = groups;
  }

  /** `a|b|c`, up to the bracket that ends it. */
  alternatives(): Piece {
    const first = this.#sequence();
    if (this.#source[this.at] !== "|") return first;
    const parts = [first];
    while (this.#source[this.at] === "|") {
      this.at++;
      parts.push(this.#sequence());
    }
    return eitherOf(parts);
  }

  #sequence(): Piece {
    let needs: readonly string[] | undefined;
    let run: readonly string[] = [""];
    let whole = true;
    for (;;) {
      const next = this.#source[this.at];
      if (next === undefined || next === "|" || next === ")") break;
      const piece = this.#repeated(this.#atom());
      if (piece === nothing) continue;
      needs = rarer(needs, piece.needs);
      const { all } = piece;
      if (all === undefined || (run.length > 1 && run.length * all.length > mostJoined)) {
        whole = false;
        needs = rarer(needs, run);
        run = all ?? [""];
      } else if (all.length === 1) {
        const [only] = all;
        run = run.map((text) => text + only);
      } else {
        run = run.flatMap((text) => all.map((more) => text + more));
      }
    }
    return { all: whole ? run : undefined, needs: rarer(needs, run) };
  }

  #repeated(piece: Piece): Piece {
    const mark = this.#take(repetition);
    if (mark === "") return piece;
    if (mark.startsWith("?"))
      return { all: piece.all === undefined ? undefined : ["", ...piece.all], needs: undefined };
    const once = mark.startsWith("+") || /^\{[1-9]/u.test(mark);
    return { all: undefined, needs: once ? rarer(piece.needs, piece.all) : undefined };
  }

  #atom(): Piece {
    let text = this.#take(plain);
    if (text !== "") {
      // what repeats is the last letter alone
      if (text.length > 1 && /[?*+{]/u.test(this.#source[this.at] ?? "")) {
        text = text.slice(0, -1);
        this.at--;
      }
      return exactly(text);
    }
    const mark = this.#source[this.at++];
    if (mark === "(") return this.#group();
    if (mark === "[") return this.#characters();
    if (mark === "\\") return this.#escaped();
    return mark === "^" || mark === "$" ? nothing : anything;
  }

  #group(): Piece {
    const start = this.at;
    for (const [group, piece] of this.#groups) {
      if (!this.#source.startsWith(group, start)) continue;
      this.at += group.length;
      return piece;
    }
    const kind = this.#take(groupKind);
    const inside = this.alternatives();
    this.at++;
    const piece = !kind.endsWith("!")
      ? // what stands around a match is in the text as well
        kind.endsWith("=")
        ? { all: [""], needs: rarer(inside.needs, inside.all) }
        : inside
      : nothing;
    if (this.at - start > longGroup && this.#groups.size < mostGroups)
      this.#groups.set(this.#source.slice(start, this.at), piece);
    return piece;
  }

  #characters(): Piece {
    const start = this.at;
    while (this.#source[this.at] !== "]") this.at += this.#source[this.at] === "\\" ? 2 : 1;
    const inside = this.#source.slice(start, this.at++);
    return /^\^|\\|[^-]-[^-]/u.test(inside) ? anything : eitherOf([...inside].map(exactly));
  }

  #escaped(): Piece {
    const letter = this.#source[this.at++] as string;
    if (letter === "p" || letter === "P") this.at = this.#source.indexOf("}", this.at) + 1;
    if (letter === "b" || letter === "B") return nothing;
    return /[\p{L}\d]/u.test(letter) ? anything : exactly(letter);
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.#source)?.[0] ?? "";
    this.at += text.length;
    return text;
  }
}

function exactly(text: string): Piece {
  // "ß" has two letters as a capital
  const lower = text.toLowerCase();
  return lower.toUpperCase().length === lower.length
    ? { all: [lower], needs: undefined }
    : anything;
}

function eitherOf(parts: readonly Piece[]): Piece {
  const all: string[] = [];
  const needs: string[] = [];
  let known = true;
  let needed = true;
  for (const part of parts) {
    if (part.all === undefined) known = false;
    else all.push(...part.all);
    const words = rarer(part.needs, part.all);
    if (words === undefined) needed = false;
    else needs.push(...words);
  }
  return {
    all: known && all.length <= mostTexts ? [...new Set(all)] : undefined,
    needs: needed && needs.length <= mostTexts ? needs : undefined,
  };
}

const common =
  /^(?:i|we|my|our|he|she|it|they|the|an?|am|is|are|was|were|have|has|had|do|does|not|to|of|in|on|at|for|with|from|and|but|so|that|this|you|me|or|as|be|been| |')*$/u;

/** The set of texts that stands in fewer sentences, by a guess: of two needs one is enough. */
function rarer(
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
): readonly string[] | undefined {
  if (right === undefined || right.some((text) => text.length < shortest)) return left;
  if (left === undefined) return right;
  return often(right) < often(left) ? right : left;
}

function often(texts: readonly string[]): number {
  let sum = 0;
  for (const text of texts) sum += (common.test(text) ? 30 : 1) * 0.5 ** Math.min(text.length, 8);
  return sum;
}
