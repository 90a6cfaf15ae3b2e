/** What is known of a piece of a pattern. */
export interface Piece {
  /** All texts it matches, in lower case; undefined: too many, or not known. */
  all: readonly string[] | undefined;
  /** What every match holds; undefined: nothing is known. */
  needs: Need | undefined;
  /** Texts of which every match begins with one, where they are not all of it. */
  begins?: readonly string[] | undefined;
}

/** What a text must have for a pattern to match it, in lower case. */
export interface Requirements {
  /** Any match holds at least one of these; undefined: it can do without any word that tells something. */
  words: readonly string[] | undefined;
  /** The text begins with one of these; undefined: it may begin with anything. */
  begins: readonly string[] | undefined;
}

/** Texts of which a match holds at least one. */
interface Need {
  texts: readonly string[];
  /** The higher, the more sentences have one of them. */
  often: number;
}

const nothing: Piece = { all: [""], needs: undefined };
const anything: Piece = { all: undefined, needs: undefined };
/** Beyond this many texts a piece counts as matching anything. */
const mostTexts = 400;
/** Beyond this many texts what follows is not joined to what stands in front. */
const mostJoined = 30;
const mostBeginnings = 40;
/** Single letters stand in nearly every sentence. */
const shortest = 2;

/**
 * What a text must have for a pattern to match it, so that a text without it need not be looked at.
 *
 * It understands what the rules' patterns are made of. Of anything else it knows nothing, and says so for the whole pattern.
 *
 * @param groups what long groups came to that stand in other patterns as well; grows
 * @param source of a regular expression with the flag `u`, letters standing for both cases or for themselves
 */
export function requirementsOf(
  source: string,
  groups: Map<string, Piece> = new Map(),
): Requirements {
  const reader = new PatternReader(source, groups);
  const anchored = source.startsWith("^");
  const piece = reader.alternatives();
  if (reader.unknown || reader.at < source.length) return { words: undefined, begins: undefined };
  const begins = anchored && !reader.alternated ? begun(piece) : undefined;
  return { words: piece.needs?.texts, begins };
}

const plain = /[^\\^$.*+?()[\]{}|]+/uy;
const repetition = /(?:[?*+]|\{\d+(?:,\d*)?\})\??/uy;
const groupKind = /\?(?:<?[=!]|:|<[^>]*>)/uy;
/** Groups as long as this stand in many patterns: adverbs, relatives, animals. */
const longGroup = 300;
const mostGroups = 6;

class PatternReader {
  at = 0;
  /** There was something that it does not understand. */
  unknown = false;
  /** It has alternatives outside of all brackets. */
  alternated = false;
  #depth = 0;
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
    if (this.#depth === 0) this.alternated = true;
    while (this.#source[this.at] === "|") {
      this.at++;
      parts.push(this.#sequence());
    }
    return eitherOf(parts);
  }

  #sequence(): Piece {
    let needs: Need | undefined;
    let run: readonly string[] = [""];
    let whole = true;
    let begins: readonly string[] | undefined;
    for (;;) {
      const next = this.#source[this.at];
      if (next === undefined || next === "|" || next === ")") break;
      const piece = this.#repeated(this.#atom());
      if (piece === nothing) continue;
      needs = rarer(needs, piece.needs);
      const { all } = piece;
      if (all === undefined || (run.length > 1 && run.length * all.length > mostJoined)) {
        if (whole) begins = run.length === 1 && run[0] === "" ? piece.begins : run;
        whole = false;
        needs = rarer(needs, needOf(run));
        run = all ?? [""];
      } else if (all.length === 1) {
        const [only] = all;
        run = run.map((text) => text + only);
      } else {
        run = run.flatMap((text) => all.map((more) => text + more));
      }
    }
    return { all: whole ? run : undefined, needs: rarer(needs, needOf(run)), begins };
  }

  #repeated(piece: Piece): Piece {
    if (!repeats(this.#source[this.at])) return piece;
    const mark = this.#take(repetition);
    if (mark.startsWith("?"))
      return { all: piece.all === undefined ? undefined : ["", ...piece.all], needs: undefined };
    const once = mark.startsWith("+") || /^\{[1-9]/u.test(mark);
    return {
      all: undefined,
      needs: once ? rarer(piece.needs, needOf(piece.all)) : undefined,
      begins: once ? begun(piece) : undefined,
    };
  }

  #atom(): Piece {
    let text = this.#take(plain);
    if (text !== "") {
      // what repeats is the last letter alone
      if (text.length > 1 && repeats(this.#source[this.at])) {
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
      this.#keep(group, piece);
      return piece;
    }
    const kind = this.#take(groupKind);
    this.#depth++;
    const inside = this.alternatives();
    this.#depth--;
    this.at++;
    const piece = !kind.endsWith("!")
      ? // what stands around a match is in the text as well
        kind.endsWith("=")
        ? { all: [""], needs: rarer(inside.needs, needOf(inside.all)) }
        : inside
      : nothing;
    if (this.at - start > longGroup && !this.unknown)
      this.#keep(this.#source.slice(start, this.at), piece);
    return piece;
  }

  // the groups used last
  #keep(group: string, piece: Piece): void {
    this.#groups.delete(group);
    this.#groups.set(group, piece);
    if (this.#groups.size <= mostGroups) return;
    for (const oldest of this.#groups.keys()) {
      this.#groups.delete(oldest);
      return;
    }
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
    // code points by number: not read
    if (/[ukxc]/u.test(letter)) this.unknown = true;
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

function repeats(mark: string | undefined): boolean {
  return mark === "?" || mark === "*" || mark === "+" || mark === "{";
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
  const texts: string[] = [];
  let begins: readonly string[] | undefined = [];
  let often = 0;
  let known = true;
  let needed = true;
  for (const part of parts) {
    if (part.all === undefined) known = false;
    else all.push(...part.all);
    const starts: readonly string[] | undefined = begins && begun(part);
    begins = begins && starts && [...begins, ...starts];
    const need: Need | undefined = needed ? rarer(part.needs, needOf(part.all)) : undefined;
    needed = need !== undefined;
    if (need === undefined) continue;
    texts.push(...need.texts);
    often += need.often;
  }
  return {
    all: known && all.length <= mostTexts ? all : undefined,
    needs: needed && texts.length <= mostTexts ? { texts, often } : undefined,
    begins,
  };
}

function begun({ all, begins }: Piece): readonly string[] | undefined {
  const starts = all ?? begins;
  return starts === undefined || starts.length > mostBeginnings || starts.includes("")
    ? undefined
    : starts;
}

/** Of two needs one is enough: that which stands in fewer sentences, by a guess. */
function rarer(left: Need | undefined, right: Need | undefined): Need | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return right.often < left.often ? right : left;
}

const common = new Set(
  "i we my our he she it they the a an am is are was were have has had do does not to of in on at for with from and but so that this you me or as be been".split(
    " ",
  ),
);

/** Texts as a need; undefined: one of them says too little. */
function needOf(texts: readonly string[] | undefined): Need | undefined {
  if (texts === undefined || texts.length > mostTexts) return undefined;
  let often = 0;
  for (const text of texts) {
    if (text.length < shortest) return undefined;
    often += 0.5 ** Math.min(text.length, 8);
    if (text.length < 8 && common.has(text.trim())) often += 0.5;
  }
  return { texts, often };
}
