/** A span of time that a query names, in whole minutes since 1970, both ends included. */
export interface TimeWindow {
  from: number;
  to: number;
  /** How well an item inside fits, 0 to 1: a named day says more than a named month. */
  fit: number;
  /** For how many minutes around the window an item still fits a little: what happens is often told days later. */
  reach: number;
}

/** What a query asks for, found by rules. Plain data: everything that later stages need to know of the query's words. */
export interface QueryAnalysis {
  text: string;
  /** The terms of the query, each once. */
  terms: string[];
  /** The codes of the terms, in the same order. */
  codes: number[];
  /** Times that the query names. */
  windows: TimeWindow[];
  /** It asks when something happened. */
  asksWhen: boolean;
  /** It asks for the present state: `now`, `currently`, `these days`. */
  asksNow: boolean;
  /** It asks for the past: `used to`, `before`, `previously`. */
  asksHistory: boolean;
  /** Phrases that the query puts in quotes, in lower case. */
  phrases: string[];
}
