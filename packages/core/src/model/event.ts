import type { MemoryRecord, StoredRecord } from "./record.ts";
import { presentRecord } from "./record.ts";
import type { Scope } from "./scope.ts";
import { formatTime } from "./time.ts";
import type { StoredTurn, Turn } from "./turn.ts";
import { presentTurn } from "./turn.ts";

/**
 * What an event did to its target: `ADD` recorded it, `UPDATE` changed or superseded it, `DELETE` retracted it, `REVERT`
 * undid an earlier event, `ERASE` destroyed it (such an event keeps no content).
 */
export type EventOperation = "ADD" | "UPDATE" | "DELETE" | "REVERT" | "ERASE";

/** One entry of the append-only log: what changed, before and after, why and by whom. */
export interface MemoryEvent {
  /** UUIDv7. */
  id: string;
  /** Events of one change (a new fact and the one it supersedes) share this id and are reverted together. */
  operationId: string;
  operation: EventOperation;
  scope: Scope;
  /** The record or turn that changed. */
  targetId: string;
  /** Its state before, absent when it is new or was erased. */
  before?: MemoryRecord | Turn;
  /** Its state after, absent when it was erased. */
  after?: MemoryRecord | Turn;
  reason: string;
  /** Who asked for it: `api`, `rules`, `model`, or what the caller passed as `actor`. */
  actor: string;
  /** When, ISO 8601. */
  at: string;
}

/** The state of an event's target: a record, or a turn (whose text stays in its own row). */
export type EventState =
  | { kind: "memory"; record: StoredRecord }
  | { kind: "turn"; turn: StoredTurn };

/** An event inside Holdfast and its stores. */
export interface StoredEvent {
  id: string;
  operationId: string;
  operation: EventOperation;
  scope: Scope;
  targetId: string;
  before?: EventState | undefined;
  after?: EventState | undefined;
  reason: string;
  actor: string;
  at: number;
}

/** The form in which an event leaves Holdfast. */
export function presentEvent(stored: StoredEvent): MemoryEvent {
  return {
    id: stored.id,
    operationId: stored.operationId,
    operation: stored.operation,
    scope: stored.scope,
    targetId: stored.targetId,
    ...(stored.before === undefined ? {} : { before: presentState(stored.before) }),
    ...(stored.after === undefined ? {} : { after: presentState(stored.after) }),
    reason: stored.reason,
    actor: stored.actor,
    at: formatTime(stored.at),
  };
}

function presentState(state: EventState): MemoryRecord | Turn {
  return state.kind === "memory" ? presentRecord(state.record) : presentTurn(state.turn);
}
