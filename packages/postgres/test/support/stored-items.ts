import type { StoredRecord, StoredTurn } from "@holdfast/core";

/** A document without words. */
export const emptyDocument = { codes: new Uint32Array(), minutes: 0, speaker: 0, flags: 0 };

/** A turn as a store keeps it. */
export function storedTurn(fields: Partial<StoredTurn> & { id: string }): StoredTurn {
  return {
    scope: { userId: "ada" },
    role: "user",
    text: `the words of ${fields.id}`,
    origin: "user",
    status: "active",
    at: 0,
    recordedAt: 0,
    metadata: {},
    ...fields,
  };
}

/** A record as a store keeps it. */
export function storedRecord(fields: Partial<StoredRecord> & { id: string }): StoredRecord {
  return {
    scope: { userId: "ada" },
    type: "semantic",
    text: `the fact of ${fields.id}`,
    status: "active",
    confidence: 1,
    importance: 0.5,
    origin: "user",
    source: "manual",
    validFrom: 0,
    recordedAt: 0,
    updatedAt: 0,
    metadata: {},
    evidence: [],
    supersedes: [],
    version: 1,
    ...fields,
  };
}
