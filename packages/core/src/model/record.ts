import type { Evidence } from "./evidence.ts";
import type { Metadata } from "./metadata.ts";
import type { Origin } from "./origin.ts";
import type { Scope } from "./scope.ts";
import { formatTime } from "./time.ts";

/** What kind of knowledge a record is: a fact, something that happened, or how something is done. */
export type RecordType = "semantic" | "episodic" | "procedural";

/** All record types. */
export const recordTypes = ["semantic", "episodic", "procedural"] as const satisfies RecordType[];

/**
 * Where a record stands: `active` is believed now, `superseded` was true until something else became true, `retracted` was
 * withdrawn.
 */
export type RecordStatus = "active" | "superseded" | "retracted";

/** All record statuses. */
export const recordStatuses = [
  "active",
  "superseded",
  "retracted",
] as const satisfies RecordStatus[];

/** Who made a record: the caller by hand, the built-in rules, or a model. */
export type RecordSource = "manual" | "rules" | "model";

/** A memory: one fact, with where it comes from and since when it holds. */
export interface MemoryRecord {
  kind: "memory";
  /** UUIDv7; stays the same when the text is updated. */
  id: string;
  scope: Scope;
  type: RecordType;
  text: string;
  /** Who or what the fact is about, when known. */
  subject?: string;
  /** What it says about the subject, such as `lives in`, when known. */
  predicate?: string;
  /** The value, such as `Lisbon`, when known. */
  object?: string;
  status: RecordStatus;
  /** How sure it is, 0 to 1. Written by hand: 1. */
  confidence: number;
  /** How much it matters, 0 to 1. Default 0.5. */
  importance: number;
  origin: Origin;
  source: RecordSource;
  /** What read it out of its turns, with its version, such as `rules/en@1` or `openai:gpt-5-mini/extraction@1,judge@1`. */
  extractor?: string;
  /** Since when it is true, ISO 8601. */
  validFrom: string;
  /** Until when it was true, ISO 8601; absent while it still is. */
  validTo?: string;
  /** When Holdfast first recorded it, ISO 8601. */
  recordedAt: string;
  /** When it last changed, ISO 8601. */
  updatedAt: string;
  /** From when on it is no longer used, ISO 8601. */
  expiresAt?: string;
  metadata: Metadata;
  evidence: Evidence[];
  /** The ids of the records that it took the place of. */
  supersedes: string[];
  /** The id of the record that took its place. */
  supersededBy?: string;
  /** How often an answer was seen to rest on it; absent when never. */
  uses?: number;
  /** When it was last used so, ISO 8601. */
  usedAt?: string;
}

/** A record inside Holdfast and its stores: the same fields with times in milliseconds since 1970. */
export interface StoredRecord {
  id: string;
  scope: Scope;
  type: RecordType;
  text: string;
  subject?: string | undefined;
  predicate?: string | undefined;
  object?: string | undefined;
  status: RecordStatus;
  confidence: number;
  importance: number;
  origin: Origin;
  source: RecordSource;
  extractor?: string | undefined;
  validFrom: number;
  validTo?: number | undefined;
  recordedAt: number;
  updatedAt: number;
  expiresAt?: number | undefined;
  metadata: Metadata;
  evidence: Evidence[];
  supersedes: string[];
  supersededBy?: string | undefined;
  /** Counted by the store (see `Store.noteUses`): what the change of a record says here is passed over. */
  uses?: number | undefined;
  usedAt?: number | undefined;
  /** Counts the changes, from 1. A write that expects another version is a conflict. */
  version: number;
}

/** The form in which a record leaves Holdfast. */
export function presentRecord(stored: StoredRecord): MemoryRecord {
  return {
    kind: "memory",
    id: stored.id,
    scope: stored.scope,
    type: stored.type,
    text: stored.text,
    ...(stored.subject === undefined ? {} : { subject: stored.subject }),
    ...(stored.predicate === undefined ? {} : { predicate: stored.predicate }),
    ...(stored.object === undefined ? {} : { object: stored.object }),
    status: stored.status,
    confidence: stored.confidence,
    importance: stored.importance,
    origin: stored.origin,
    source: stored.source,
    ...(stored.extractor === undefined ? {} : { extractor: stored.extractor }),
    validFrom: formatTime(stored.validFrom),
    ...(stored.validTo === undefined ? {} : { validTo: formatTime(stored.validTo) }),
    recordedAt: formatTime(stored.recordedAt),
    updatedAt: formatTime(stored.updatedAt),
    ...(stored.expiresAt === undefined ? {} : { expiresAt: formatTime(stored.expiresAt) }),
    metadata: stored.metadata,
    evidence: stored.evidence,
    supersedes: stored.supersedes,
    ...(stored.supersededBy === undefined ? {} : { supersededBy: stored.supersededBy }),
    ...(stored.uses === undefined ? {} : { uses: stored.uses }),
    ...(stored.usedAt === undefined ? {} : { usedAt: formatTime(stored.usedAt) }),
  };
}
