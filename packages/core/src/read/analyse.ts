import { termCode } from "../lexical/term-code.ts";
import type { TextAnalyser } from "../text/text-analyser.ts";
import type { QueryAnalysis } from "./query-analysis.ts";
import { timeWindows } from "./time-windows.ts";

const longestQuery = 4_000;
const mostTerms = 400;

/**
 * Reads a question: its terms, the times it names, what it asks for. By rules, in well under a millisecond. Of a query longer
 * than 4,000 characters (a pasted page) only the beginning counts.
 *
 * @param now what "yesterday" is relative to, in milliseconds since 1970
 */
export function analyseQuery(query: string, analyser: TextAnalyser, now: number): QueryAnalysis {
  const text = query.slice(0, longestQuery);
  const terms = [...new Set(analyser.queryTerms(text, mostTerms))];
  const cues = analyser.questionCues(text);
  return {
    text,
    terms,
    codes: terms.map(termCode),
    windows: timeWindows(text, now),
    asksWhen: cues.when,
    asksNow: cues.now,
    asksHistory: cues.history,
    phrases: phrasesIn(text),
  };
}

function phrasesIn(text: string): string[] {
  const quoted = /"([^"\n]{3,200})"|“([^”\n]{3,200})”|「([^」\n]{2,200})」|«([^»\n]{3,200})»/gu;
  return [...text.matchAll(quoted)].map((match) =>
    (match.slice(1).find(Boolean) as string).trim().toLowerCase(),
  );
}
