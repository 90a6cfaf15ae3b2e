import { encodeItem } from "../lexical/encode-item.ts";
import type { LexicalDocument } from "../lexical/lexical-document.ts";
import type { EventOperation, StoredEvent } from "../model/event.ts";
import type { StoredRecord } from "../model/record.ts";
import type { RecordPut } from "../store/store.ts";
import type { TextAnalyser } from "../text/text-analyser.ts";
import type { Operation } from "./operation.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** A change of one record as plain data: what to store, what to log, what to tell the caller. */
export interface RecordChange {
  put: RecordPut;
  event: StoredEvent;
  operation: Operation;
}

/** Whose change it is, why, and when. */
export interface ChangeContext {
  actor: string;
  reason: string;
  at: number;
  /** The events of one operation share this; by default each change is one of its own. */
  operationId?: string | undefined;
}

/** The change that adds a new record. */
export function addRecord(
  record: StoredRecord,
  context: ChangeContext,
  dependencies: WriteDependencies,
): RecordChange {
  return makeChange("ADD", undefined, record, context, dependencies);
}

/** The change that puts `after` in the place of `before`; its version and time of change are set here. */
export function changeRecord(
  operation: EventOperation,
  before: StoredRecord,
  after: StoredRecord,
  context: ChangeContext,
  dependencies: WriteDependencies,
): RecordChange {
  const next = { ...after, version: before.version + 1, updatedAt: context.at };
  return makeChange(operation, before, next, context, dependencies);
}

/** What the index shall know of a record; nothing once it is retracted. */
function documentOfRecord(
  record: StoredRecord,
  analyser: TextAnalyser,
): LexicalDocument | undefined {
  return record.status === "retracted"
    ? undefined
    : encodeItem({ kind: "memory", value: record }, analyser);
}

function makeChange(
  operation: EventOperation,
  before: StoredRecord | undefined,
  after: StoredRecord,
  { actor, reason, at, operationId }: ChangeContext,
  { nextId, analyser }: WriteDependencies,
): RecordChange {
  const event: StoredEvent = {
    id: nextId(),
    operationId: operationId ?? nextId(),
    operation,
    scope: after.scope,
    targetId: after.id,
    before: before && { kind: "memory", record: before },
    after: { kind: "memory", record: after },
    reason,
    actor,
    at,
  };
  return {
    put: {
      record: after,
      expectedVersion: before?.version ?? 0,
      document: documentOfRecord(after, analyser),
    },
    event,
    operation: {
      op: reportedAs(operation, before, after),
      id: after.id,
      text: after.text,
      ...(before !== undefined && before.text !== after.text ? { previous: before.text } : {}),
      reason,
      evidence: after.evidence,
      eventId: event.id,
    },
  };
}

function reportedAs(
  operation: EventOperation,
  before: StoredRecord | undefined,
  after: StoredRecord,
): Operation["op"] {
  if (operation === "ADD" || operation === "DELETE") return operation;
  return after.status === "retracted" && before?.status !== "retracted" ? "DELETE" : "UPDATE";
}
