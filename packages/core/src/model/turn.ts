import type { Metadata } from "./metadata.ts";
import type { Origin, Role } from "./origin.ts";
import type { Scope } from "./scope.ts";
import { formatTime } from "./time.ts";

/** One message as it was said. Its words never change; it can only be hidden (`delete`) or destroyed (`erase`). */
export interface Turn {
  kind: "turn";
  /** UUIDv7. */
  id: string;
  scope: Scope;
  role: Role;
  /** The speaker's name, if the caller gave one. */
  name?: string;
  /** What was said, without hidden characters and without what must not be remembered. */
  text: string;
  /** The text before hidden characters were taken out, where that made a difference. */
  original?: string;
  origin: Origin;
  /** `active` can be found; `retracted` was deleted and can be brought back with `revert`. */
  status: "active" | "retracted";
  /** When it was said, ISO 8601. */
  at: string;
  /** When Holdfast recorded it, ISO 8601. */
  recordedAt: string;
  /** From when on it is no longer used, ISO 8601. */
  expiresAt?: string;
  metadata: Metadata;
}

/** A turn inside Holdfast and its stores: the same fields with times in milliseconds since 1970. */
export interface StoredTurn {
  id: string;
  scope: Scope;
  role: Role;
  name?: string | undefined;
  text: string;
  original?: string | undefined;
  origin: Origin;
  status: "active" | "retracted";
  at: number;
  recordedAt: number;
  expiresAt?: number | undefined;
  metadata: Metadata;
  /** The caller's key under which the turn is recorded at most once per scope. */
  idempotencyKey?: string | undefined;
  /** The caller's name for the exchange that the turn belongs to, by which it is replaced when it is captured anew. */
  turnKey?: string | undefined;
}

/** The form in which a turn leaves Holdfast. */
export function presentTurn(stored: StoredTurn): Turn {
  return {
    kind: "turn",
    id: stored.id,
    scope: stored.scope,
    role: stored.role,
    ...(stored.name === undefined ? {} : { name: stored.name }),
    text: stored.text,
    ...(stored.original === undefined ? {} : { original: stored.original }),
    origin: stored.origin,
    status: stored.status,
    at: formatTime(stored.at),
    recordedAt: formatTime(stored.recordedAt),
    ...(stored.expiresAt === undefined ? {} : { expiresAt: formatTime(stored.expiresAt) }),
    metadata: stored.metadata,
  };
}
