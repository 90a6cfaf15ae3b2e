import { documentFlags } from "../lexical/lexical-document.ts";
import type { QueryAnalysis, TimeWindow } from "./query-analysis.ts";
import { weights } from "./weights.ts";

/** What else than its words speaks for or against an item. */
export interface Signals {
  timeFit: boolean;
  tellsWhen: boolean;
  asks: boolean;
  firstPerson: boolean;
  speaker: boolean;
}

/** What the signals of an item add to its relevance, and the factor on the sum. */
export function weighSignals(signals: Signals): { sum: number; factor: number } {
  return {
    sum:
      (signals.timeFit ? weights.timeFit : 0) +
      (signals.tellsWhen ? weights.tellsWhen : 0) +
      (signals.asks ? weights.asks : 0) +
      (signals.firstPerson ? weights.firstPerson : 0),
    factor: signals.speaker ? weights.speaker : 1,
  };
}

/** What the index knows of an item besides its words. */
export interface ItemFacts {
  minutes: number;
  flags: number;
  speaker: number;
}

/**
 * The signals of an item.
 *
 * @param speaker the term code of the one person whom the query names, 0 for none
 */
export function readSignals(item: ItemFacts, analysis: QueryAnalysis, speaker: number): Signals {
  return {
    timeFit: fits(analysis.windows, item.minutes),
    tellsWhen: analysis.asksWhen && (item.flags & documentFlags.timePhrase) !== 0,
    asks: (item.flags & documentFlags.question) !== 0,
    firstPerson: (item.flags & documentFlags.firstPerson) !== 0,
    speaker: speaker !== 0 && item.speaker === speaker,
  };
}

function fits(windows: readonly TimeWindow[], minutes: number): boolean {
  for (const window of windows) {
    if (minutes >= window.from && minutes <= window.to) return true;
  }
  return false;
}
