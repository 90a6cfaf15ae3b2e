import type { StoredRecord } from "../../src/model/record.ts";
import type { StoredTurn } from "../../src/model/turn.ts";

const time = Date.UTC(2026, 0, 1);

/** A turn with plain values but for those given. */
export function storedTurn(fields: Partial<StoredTurn> = {}): StoredTurn {
  return {
    id: "turn-1",
    scope: { userId: "maya" },
    role: "user",
    text: "I live in Lisbon.",
    origin: "user",
    status: "active",
    at: time,
    recordedAt: time,
    metadata: {},
    ...fields,
  };
}

/** A record with plain values but for those given. */
export function storedRecord(fields: Partial<StoredRecord> = {}): StoredRecord {
  return {
    id: "record-1",
    scope: { userId: "maya" },
    type: "semantic",
    text: "Maya lives in Lisbon.",
    status: "active",
    confidence: 1,
    importance: 0.5,
    origin: "user",
    source: "manual",
    validFrom: time,
    recordedAt: time,
    updatedAt: time,
    metadata: {},
    evidence: [],
    supersedes: [],
    version: 1,
    ...fields,
  };
}
