import { presentItem } from "./model/item.ts";
import { copyMetadata } from "./model/metadata.ts";
import { trustOf } from "./model/origin.ts";
import type { MemoryRecord } from "./model/record.ts";
import { formatTime } from "./model/time.ts";
import type { StoredTurn, Turn } from "./model/turn.ts";
import type { ExtractionOutcome } from "./queue/run-extraction.ts";
import type { RankedCandidate } from "./read/rank.ts";
import type { RecallOutcome } from "./read/recall.ts";
import type {
  ExtractionProblem,
  ExtractionReport,
  ListPage,
  Mode,
  RecallResponse,
  SearchResult,
} from "./results.ts";
import type { FailedExtraction } from "./store/extraction-queue.ts";

/** A candidate as a search returns it. */
export function presentResult(
  { item, score, terms, arms }: RankedCandidate,
  explain: boolean,
): SearchResult {
  const explanation = explain ? { explanation: { terms, arms } } : {};
  return { ...ownCopy(presentItem(item)), score, ...explanation };
}

// What a search has read is kept for the next one, so whoever gets it may change only a copy.
function ownCopy<T extends Turn | MemoryRecord>(item: T): T {
  const copy = { ...item, scope: { ...item.scope }, metadata: copyMetadata(item.metadata) };
  if (copy.kind === "turn") return copy;
  const { evidence, supersedes } = copy;
  return { ...copy, evidence: evidence.map((each) => ({ ...each })), supersedes: [...supersedes] };
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

/** A failure of an extraction as it is returned. */
export function presentFailure({ at, retryAt, ...failure }: FailedExtraction): ExtractionProblem {
  return {
    ...failure,
    at: formatTime(at),
    ...(retryAt === undefined ? {} : { retryAt: formatTime(retryAt) }),
  };
}

/** An extraction in the background as it is reported. */
export function presentOutcome(outcome: ExtractionOutcome, mode: Mode): ExtractionReport {
  const { turns } = outcome;
  const plain = {
    scope: turns[0]?.scope ?? {},
    turnIds: turns.map(({ id }) => id),
    operations: [],
    refused: [],
    mode,
    warnings: [],
  };
  if ("failure" in outcome) return { ...plain, error: outcome.failure, givenUp: outcome.givenUp };
  const { operations, refused, inference } = outcome.extracted;
  const { warnings, usage } = inference;
  return { ...plain, operations, refused, warnings, ...(usage === undefined ? {} : { usage }) };
}

/** Recorded turns as a call tells of them. */
export function presentTurns(turns: readonly { turn: StoredTurn; duplicate: boolean }[]) {
  return turns.map(({ turn, duplicate }) => ({
    id: turn.id,
    status: duplicate ? ("duplicate" as const) : ("recorded" as const),
  }));
}
