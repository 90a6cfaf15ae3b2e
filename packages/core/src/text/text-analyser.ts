import { chunkWords } from "./chunk-words.ts";
import { languageCode } from "./language-code.ts";
import type { CuePatterns } from "./languages/language-pack.ts";
import { languagePacks } from "./languages/language-packs.ts";
import { createStemmer } from "./stem.ts";
import { stopWords } from "./stop-words.ts";
import { textChunks } from "./text-chunks.ts";
import { textPieces } from "./text-pieces.ts";
import { words } from "./words.ts";

/** Raise it whenever the same text gives other terms: stored indexes are then rebuilt. */
const versionPattern = 1;

/** Words whose terms are kept; the whole cache is dropped when it is full. */
const cachedWords = 20_000;
const longestCached = 64;

/** Characters in which cues are looked for. */
const cueReach = 20_000;

const cueEnd = 600;
const trailer = /(?:\[[^[\]]*\]|\s|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d)+$/u;

/** What a turn is like, apart from its words. */
export interface TurnCues {
  /** It ends as a question. */
  question: boolean;
  /** The speaker talks about themselves. */
  firstPerson: boolean;
  /** It says when something happened. */
  timePhrase: boolean;
}

/** What a question asks for. Several may hold, or none. */
export interface QuestionCues {
  /** A date or time. */
  when: boolean;
  /** A number. */
  howMany: boolean;
  /** What somebody likes. */
  preference: boolean;
  /** How something is done. */
  procedure: boolean;
  /** The present state. */
  now: boolean;
  /** An earlier state. */
  history: boolean;
}

/** Turns text into what an index keeps and a query asks for. */
export interface TextAnalyser {
  /**
   * Names the rules: version and language, for instance `"1:en"`. Store it beside an index; under
   * another id the same text may give other terms, and the index must be rebuilt.
   */
  readonly id: string;
  /**
   * Content words as folded stems, in order, with repetition. Whole identifiers are not stemmed.
   *
   * @param limit stop after this many terms (default: no limit).
   */
  terms(text: string, limit?: number): string[];
  /** Like `terms`; a question of function words only ("who am I?") keeps them. */
  queryTerms(text: string, limit?: number): string[];
  /** See {@link words}. */
  words(text: string, limit?: number): string[];
  /**
   * Cues of a turn, by the rules of the language and of English. Long texts: the first 20,000
   * characters and the end.
   */
  cues(text: string): TurnCues;
  /** Cues of a question, by the rules of the language and of English. */
  questionCues(text: string): QuestionCues;
}

/** The end of what was said: without emoji and without the note of an attachment (`[image: a cat]`) behind it. */
function endOf(text: string): string {
  return text.slice(-cueEnd).replace(trailer, "").slice(-64);
}

/**
 * A copy that does not hold on to the text the chunk was cut from (engines share the memory of
 * substrings).
 */
function detached(chunk: string): string {
  return chunk.split("").join("");
}

/**
 * Makes the analyser of one language. Synchronous; about 2 MB when its cache of 20,000 words is
 * full.
 *
 * @param options.language BCP 47 tag of the language that most of the text is in (default `"en"`).
 * It decides about words in its own script; other scripts are told by themselves (see
 * {@link createStemmer}).
 * @throws HoldfastError `invalid_options` if `language` is no language tag.
 * @example
 * const analyser = createTextAnalyser({ language: "en" });
 * analyser.terms("I'm running v1.2.3 in 東京"); // ["run", "1", "2", "3", "1.2.3", "v1.2.3", "東京"]
 */
export function createTextAnalyser(options: { language?: string } = {}): TextAnalyser {
  const language = languageCode(options.language ?? "en");
  const locale = language === "tr" || language === "az" ? language : undefined;
  const stem = createStemmer(language);
  const stops = stopWords(language);
  const cache = new Map<string, string | readonly string[]>();
  const patterns = [...new Set([language, "en"])].map(
    (code) => languagePacks.get(code)?.cues ?? {},
  );

  function chunkTerms(chunk: string): readonly string[] {
    const found: string[] = [];
    chunkWords(chunk, found);
    return found
      .filter((word) => !stops.has(word))
      .map(stem)
      .filter((term) => term !== "");
  }

  /** The terms of a chunk: a single one as it is (most are), none as the empty string. */
  function remember(chunk: string): string | readonly string[] {
    if (chunk.length > longestCached) return chunkTerms(chunk);
    const key = detached(chunk);
    const found = chunkTerms(key);
    const entry = found.length > 1 ? found : (found[0] ?? "");
    if (cache.size >= cachedWords) cache.clear();
    cache.set(key, entry);
    return entry;
  }

  function terms(text: string, limit = Number.POSITIVE_INFINITY): string[] {
    const found: string[] = [];
    for (const piece of textPieces(text)) {
      for (const chunk of textChunks(piece, locale)) {
        const entry = cache.get(chunk) ?? remember(chunk);
        if (typeof entry !== "string") for (const term of entry) found.push(term);
        else if (entry !== "") found.push(entry);
        if (found.length >= limit) return found.slice(0, limit);
      }
    }
    return found;
  }

  function allTerms(text: string, limit = Number.POSITIVE_INFINITY): string[] {
    const found: string[] = [];
    for (const piece of textPieces(text)) {
      for (const chunk of textChunks(piece, locale)) {
        chunkWords(chunk, found);
        if (found.length >= limit) return found.slice(0, limit).map(stem);
      }
    }
    return found.map(stem);
  }

  function has(cue: keyof CuePatterns, text: string): boolean {
    return patterns.some((cues) => cues[cue]?.test(text) ?? false);
  }

  return {
    id: `${versionPattern}:${language}`,
    terms,
    queryTerms(text, limit) {
      const found = terms(text, limit);
      return found.length > 0 ? found : allTerms(text, limit);
    },
    words,
    cues(text) {
      const start = text.length > cueReach ? text.slice(0, cueReach) : text;
      return {
        question: has("question", endOf(text)),
        firstPerson: has("firstPerson", start),
        timePhrase: has("timePhrase", start),
      };
    },
    questionCues(text) {
      const start = text.length > cueReach ? text.slice(0, cueReach) : text;
      return {
        when: has("whenQuestion", start),
        howMany: has("howMany", start),
        preference: has("preferenceQuestion", start),
        procedure: has("procedureQuestion", start),
        now: has("nowQuestion", start),
        history: has("historyQuestion", start),
      };
    },
  };
}
