import type { LexicalColumns } from "../lexical/lexical-columns.ts";
import { documentFlags } from "../lexical/lexical-document.ts";
import type { QueryAnalysis, TimeWindow } from "./query-analysis.ts";
import { weights } from "./weights.ts";

/** What else than its words speaks for or against an item. */
export interface Signals {
  /** How well the item fits the time that the query names, 0 to 1. */
  timeFit: number;
  tellsWhen: boolean;
  asks: boolean;
  firstPerson: boolean;
  speaker: boolean;
}

/** What the signals of an item add to its relevance, and the factor on the sum. */
export function weighSignals(signals: Signals): { sum: number; factor: number } {
  return {
    sum:
      signals.timeFit * weights.timeFit +
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

/** What the index knows of the item at a position. */
export function factsAt(columns: LexicalColumns, position: number): ItemFacts {
  return {
    minutes: columns.minutes[position] as number,
    flags: columns.flags[position] as number,
    speaker: columns.speakers[position] as number,
  };
}

/**
 * The signals of an item.
 *
 * @param speaker the term code of the one person whom the query names, 0 for none
 */
export function readSignals(item: ItemFacts, analysis: QueryAnalysis, speaker: number): Signals {
  return {
    timeFit: timeFit(analysis.windows, item.minutes),
    tellsWhen: analysis.asksWhen && (item.flags & documentFlags.timePhrase) !== 0,
    asks: (item.flags & documentFlags.question) !== 0,
    firstPerson: (item.flags & documentFlags.firstPerson) !== 0,
    speaker: speaker !== 0 && item.speaker === speaker,
  };
}

const fitNearby = 0.6;

// The best of the windows: its fit inside, then a little, fading over its reach.
function timeFit(windows: readonly TimeWindow[], minutes: number): number {
  let best = 0;
  for (let index = 0; index < windows.length; index++) {
    const { from, to, fit, reach } = windows[index] as TimeWindow;
    const gap = Math.max(from - minutes, minutes - to, 0);
    if (gap <= reach)
      best = Math.max(best, gap === 0 ? fit : fit * fitNearby * (1 - gap / (reach + 1)));
  }
  return best;
}
