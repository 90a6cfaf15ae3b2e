import { presentItem } from "./model/item.ts";
import { trustOf } from "./model/origin.ts";
import type { RankedCandidate } from "./read/rank.ts";
import type { RecallOutcome } from "./read/recall.ts";
import type { ListPage, RecallResponse, SearchResult } from "./results.ts";

/** A candidate as a search returns it. */
export function presentResult(
  { item, score, terms, arms }: RankedCandidate,
  explain: boolean,
): SearchResult {
  return { ...presentItem(item), score, ...(explain ? { explanation: { terms, arms } } : {}) };
}

/** A recall as it is returned. */
export function presentRecall(
  query: string,
  { text, tokens, units, leftOut, search }: RecallOutcome,
): RecallResponse {
  return {
    text,
    items: units.map((unit) => presentResult(unit, false)),
    tokens,
    mode: search.mode,
    untrusted: units.some((unit) => trustOf(unit.item.value.origin) <= 1),
    trace: {
      query,
      leftOut: leftOut.map(({ item, score }) => ({ id: item.value.id, kind: item.kind, score })),
      warnings: search.warnings,
      timings: search.timings,
    },
  };
}

/** A page of a listing as it is returned. */
export function presentPage<T>(items: T[], next: string | undefined): ListPage<T> {
  return next === undefined ? { items } : { items, nextCursor: next };
}
