import type { Evidence } from "../model/evidence.ts";

/** What a call did to one record. */
export interface Operation {
  /** `ADD` a new record; `UPDATE` one that changed; `DELETE` one that was withdrawn; `NOOP` nothing to do. */
  op: "ADD" | "UPDATE" | "DELETE" | "NOOP";
  /** The record. */
  id: string;
  text: string;
  /** Its text before, where that changed. */
  previous?: string;
  reason: string;
  evidence: Evidence[];
  /** The event in the log, to `revert`; absent when nothing changed. */
  eventId?: string;
}
