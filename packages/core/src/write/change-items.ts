import { HoldfastError } from "../errors.ts";
import type { StoredEvent } from "../model/event.ts";
import type { StoredItem } from "../model/item.ts";
import type { StoredRecord } from "../model/record.ts";
import type { StoredTurn } from "../model/turn.ts";
import { commit } from "./commit.ts";
import type { Operation } from "./operation.ts";
import { documentOfTurn } from "./record.ts";
import type { ChangeContext } from "./record-change.ts";
import { changeRecord } from "./record-change.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** Changes some fields of a record; a change that leaves everything as it is does nothing. */
export async function updateRecord(
  record: StoredRecord,
  fields: Partial<StoredRecord>,
  context: ChangeContext,
  dependencies: WriteDependencies,
): Promise<Operation> {
  const after = { ...record, ...fields };
  if (after.validTo !== undefined && after.validTo < after.validFrom) {
    throw new HoldfastError("invalid_time", `Record ${record.id} would end before it starts.`, {
      hint: "Check validFrom and validTo.",
    });
  }
  if (JSON.stringify(after) === JSON.stringify(record)) {
    return {
      op: "NOOP",
      id: record.id,
      text: record.text,
      reason: "nothing changed",
      evidence: record.evidence,
    };
  }
  const change = changeRecord("UPDATE", record, after, context, dependencies);
  await commit({ changes: [change] }, dependencies);
  return change.operation;
}

/** Withdraws a record, or hides a turn, from every search. Its history stays, and `revert` brings it back. */
export async function retractItem(
  item: StoredItem,
  context: ChangeContext,
  dependencies: WriteDependencies,
): Promise<Operation> {
  if (item.value.status === "retracted") {
    const { id, text } = item.value;
    return { op: "NOOP", id, text, reason: "it was deleted before", evidence: [] };
  }
  if (item.kind === "memory") {
    const change = changeRecord(
      "DELETE",
      item.value,
      { ...item.value, status: "retracted" },
      context,
      dependencies,
    );
    await commit({ changes: [change] }, dependencies);
    return change.operation;
  }
  const change = changeTurn("DELETE", item.value, "retracted", context, dependencies);
  await commit({ turnStatuses: [change] }, dependencies);
  const { id, text } = item.value;
  return { op: "DELETE", id, text, reason: context.reason, evidence: [], eventId: change.event.id };
}

/** The change that gives a turn another status. */
export function changeTurn(
  operation: "DELETE" | "REVERT",
  turn: StoredTurn,
  status: StoredTurn["status"],
  { actor, reason, at, operationId }: ChangeContext,
  { nextId, analyser }: WriteDependencies,
) {
  const after = { ...turn, status };
  const event: StoredEvent = {
    id: nextId(),
    operationId: operationId ?? nextId(),
    operation,
    scope: turn.scope,
    targetId: turn.id,
    before: { kind: "turn", turn },
    after: { kind: "turn", turn: after },
    reason,
    actor,
    at,
  };
  return {
    id: turn.id,
    status,
    document: status === "active" ? documentOfTurn(after, analyser) : undefined,
    event,
  };
}
