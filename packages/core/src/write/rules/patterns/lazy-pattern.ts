/**
 * A regular expression that is compiled when it is first run. The rules of a language have hundreds of large ones, of which a text
 * needs few; compiling all of them would cost a process most of a second.
 *
 * `lastIndex` stays 0: for all matches of a pattern with the flag `g` use `matchAll`.
 */
export class LazyPattern extends RegExp {
  readonly #compile: () => RegExp;
  #compiled: RegExp | undefined;

  /**
   * @param compile makes the expression
   * @param flags its flags
   */
  constructor(compile: () => RegExp, flags: string) {
    super("", flags);
    this.#compile = compile;
  }

  override exec(text: string): RegExpExecArray | null {
    return this.#pattern().exec(text);
  }

  override test(text: string): boolean {
    return this.#pattern().test(text);
  }

  override [Symbol.matchAll](text: string): RegExpStringIterator<RegExpExecArray> {
    return this.#pattern()[Symbol.matchAll](text);
  }

  override [Symbol.replace](text: string, by: string | ReplaceFunction): string {
    return this.#pattern()[Symbol.replace](text, by as string);
  }

  #pattern(): RegExp {
    this.#compiled ??= this.#compile();
    this.#compiled.lastIndex = 0;
    return this.#compiled;
  }
}

type ReplaceFunction = (match: string, ...groups: string[]) => string;
