/**
 * A regular expression that is compiled when it is first run. The rules of a language have hundreds of large ones, of which a text
 * needs few: a cheap test rules out most. Compiling all of them would cost a process most of a second.
 *
 * `lastIndex` stays 0: for all matches of a pattern with the flag `g` use `matchAll` or `execFrom`.
 */
export class LazyPattern extends RegExp {
  readonly #compile: () => RegExp;
  readonly #mayMatch: (text: string) => boolean;
  #compiled: RegExp | undefined;

  /**
   * @param compile makes the expression
   * @param flags its flags
   * @param mayMatch a cheap test of what every text holds that it matches
   */
  constructor(compile: () => RegExp, flags: string, mayMatch: (text: string) => boolean) {
    super("", flags);
    this.#mayMatch = mayMatch;
    this.#compile = compile;
  }

  override exec(text: string): RegExpExecArray | null {
    return this.#mayMatch(text) ? this.#pattern().exec(text) : null;
  }

  /** The first match at an index or behind it; the pattern has the flag `g`. */
  execFrom(text: string, index: number): RegExpExecArray | null {
    if (!this.#mayMatch(text)) return null;
    const pattern = this.#pattern();
    pattern.lastIndex = index;
    return pattern.exec(text);
  }

  override test(text: string): boolean {
    return this.#mayMatch(text) && this.#pattern().test(text);
  }

  override [Symbol.matchAll](text: string): RegExpStringIterator<RegExpExecArray> {
    return this.#mayMatch(text)
      ? this.#pattern()[Symbol.matchAll](text)
      : never[Symbol.matchAll]("");
  }

  override [Symbol.replace](text: string, by: string | ReplaceFunction): string {
    return this.#mayMatch(text) ? this.#pattern()[Symbol.replace](text, by as string) : text;
  }

  #pattern(): RegExp {
    this.#compiled ??= this.#compile();
    this.#compiled.lastIndex = 0;
    return this.#compiled;
  }
}

const never = /(?!)/gu;

type ReplaceFunction = (match: string, ...groups: string[]) => string;
