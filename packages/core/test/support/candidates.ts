import type { StoredItem } from "../../src/model/item.ts";
import { referenceOf } from "../../src/model/item.ts";
import type { StoredRecord } from "../../src/model/record.ts";
import type { StoredTurn } from "../../src/model/turn.ts";
import type { ArmHit } from "../../src/read/arm.ts";
import type { FusedCandidate } from "../../src/read/fuse.ts";
import type { QueryAnalysis } from "../../src/read/query-analysis.ts";
import type { RankedCandidate } from "../../src/read/rank.ts";
import type { Signals } from "../../src/read/signals.ts";
import { storedRecord, storedTurn } from "./stored-items.ts";

/** Signals that say nothing but for those given. */
export function signals(fields: Partial<Signals> = {}): Signals {
  return {
    timeFit: 0,
    tellsWhen: false,
    asks: false,
    firstPerson: false,
    speaker: false,
    ...fields,
  };
}

/** The analysis of a query that asks for nothing in particular, but for the fields given. */
export function analysis(fields: Partial<QueryAnalysis> = {}): QueryAnalysis {
  return {
    text: "",
    terms: [],
    codes: [],
    windows: [],
    asksWhen: false,
    asksNow: false,
    asksHistory: false,
    phrases: [],
    ...fields,
  };
}

/** A turn as an item. */
export function turnItem(fields: Partial<StoredTurn> = {}): StoredItem & { kind: "turn" } {
  return { kind: "turn", value: storedTurn(fields) };
}

/** A record as an item. */
export function recordItem(fields: Partial<StoredRecord> = {}): StoredItem & { kind: "memory" } {
  return { kind: "memory", value: storedRecord(fields) };
}

/** What an arm found. */
export function armHit(item: StoredItem, raw: number, fields: Partial<ArmHit> = {}): ArmHit {
  return { reference: referenceOf(item), item, raw, coverage: 1, signals: signals(), ...fields };
}

/** What fusing gives. */
export function fused(
  item: StoredItem,
  relevance: number,
  said: Partial<Signals> = {},
): FusedCandidate {
  return { reference: referenceOf(item), item, relevance, signals: signals(said), arms: {} };
}

/** What ranking gives. */
export function ranked(item: StoredItem, score = 1): RankedCandidate {
  const terms = [{ name: "relevance", operation: "add", value: score } as const];
  return { reference: referenceOf(item), item, score, terms, arms: {} };
}
