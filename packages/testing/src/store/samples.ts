import type {
  EraseLog,
  EventState,
  RecordPut,
  StoredEvent,
  StoredRecord,
  StoredTurn,
  TurnAppend,
} from "@holdfast/core";
import { countingIdentifiers } from "../counting-identifiers.ts";
import { sampleDocument } from "./sample-document.ts";

/** Makes the things that a test stores. Every call gives a new id; times go on by a minute. */
export interface Samples {
  nextId(): string;
  turn(fields?: Partial<StoredTurn>): StoredTurn;
  record(fields?: Partial<StoredRecord>): StoredRecord;
  /** An event that logs this state of an item. */
  event(after: EventState, fields?: Partial<StoredEvent>): StoredEvent;
  /** A turn with its document, ready to be written. */
  append(fields?: Partial<StoredTurn>): TurnAppend & { turn: StoredTurn };
  /** A record with its document, ready to be written in the place of the version before it. */
  put(fields?: Partial<StoredRecord>): RecordPut;
  eraseLog(fields?: Partial<EraseLog>): EraseLog;
}

const start = Date.UTC(2026, 0, 1);

/** Samples for one test, counted from one. */
export function createSamples(): Samples {
  const nextId = countingIdentifiers();
  let minutes = 0;
  const nextTime = () => start + minutes++ * 60_000;

  const turn: Samples["turn"] = (fields) => {
    const at = nextTime();
    return {
      id: nextId(),
      scope: { userId: "ada" },
      role: "user",
      text: `sample turn number ${minutes}`,
      origin: "user",
      status: "active",
      at,
      recordedAt: at,
      metadata: {},
      ...fields,
    };
  };
  const record: Samples["record"] = (fields) => {
    const at = nextTime();
    return {
      id: nextId(),
      scope: { userId: "ada" },
      type: "semantic",
      text: `sample record number ${minutes}`,
      status: "active",
      confidence: 1,
      importance: 0.5,
      origin: "user",
      source: "manual",
      validFrom: at,
      recordedAt: at,
      updatedAt: at,
      metadata: {},
      evidence: [],
      supersedes: [],
      version: 1,
      ...fields,
    };
  };
  return {
    nextId,
    turn,
    record,
    event(after, fields) {
      const target = after.kind === "turn" ? after.turn : after.record;
      return {
        id: nextId(),
        operationId: nextId(),
        operation: "ADD",
        scope: target.scope,
        targetId: target.id,
        after,
        reason: "sample",
        actor: "suite",
        at: nextTime(),
        ...fields,
      };
    },
    append(fields) {
      const value = turn(fields);
      return { turn: value, document: sampleDocument({ kind: "turn", value }) };
    },
    put(fields) {
      const value = record(fields);
      const document = sampleDocument({ kind: "memory", value });
      return {
        record: value,
        expectedVersion: value.version - 1,
        document: value.status === "retracted" ? undefined : document,
      };
    },
    eraseLog: (fields) => ({
      operationId: nextId(),
      reason: "asked to",
      actor: "suite",
      at: nextTime(),
      nextId,
      scrub: true,
      ...fields,
    }),
  };
}
