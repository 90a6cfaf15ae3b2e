/**
 * Patterns that tell what a turn or a question is about. Each is tested against the text as it was
 * written, has no `g` or `y` flag, and takes linear time.
 */
export interface CuePatterns {
  /**
   * A statement of when something happened: yesterday, two weeks ago, last Friday, in March, 2019.
   */
  timePhrase?: RegExp;
  /** The speaker talks about themselves: I, my, we. */
  firstPerson?: RegExp;
  /** The text is a question (it ends as one). */
  question?: RegExp;
  /** Asks for a date or time: when, which year, how long ago. */
  whenQuestion?: RegExp;
  /** Asks for a number: how many, how often. */
  howMany?: RegExp;
  /** Asks what somebody likes. */
  preferenceQuestion?: RegExp;
  /** Asks how something is done. */
  procedureQuestion?: RegExp;
  /** Asks about the present state: now, currently, these days, still. */
  nowQuestion?: RegExp;
  /** Asks about an earlier state: used to, formerly, back then. */
  historyQuestion?: RegExp;
}

/** What the rules know about one language. */
export interface LanguagePack {
  /** ISO 639-1 code. */
  code: string;
  /**
   * Function words in lower case, never a word with content of its own. Looked up as written;
   * unaccented spellings that people type are entries of their own.
   */
  stopWords: ReadonlySet<string>;
  cues: CuePatterns;
}
