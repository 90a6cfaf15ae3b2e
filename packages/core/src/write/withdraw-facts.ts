import type { StoredRecord } from "../model/record.ts";
import type { ChangeContext, RecordChange } from "./record-change.ts";
import { changeRecord } from "./record-change.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/**
 * What follows for records when turns are no longer to be believed: those that rest on nothing else are withdrawn, and what they
 * had taken the place of holds again; others lose only that evidence. Records written or changed by hand stay.
 *
 * @param keep ids of records to leave alone
 */
export async function withdrawFacts(
  turnIds: readonly string[],
  context: ChangeContext,
  dependencies: WriteDependencies,
  keep: ReadonlySet<string> = new Set(),
): Promise<RecordChange[]> {
  if (turnIds.length === 0) return [];
  const { store, nextId } = dependencies;
  const gone = new Set(turnIds);
  const changes: RecordChange[] = [];
  for (const record of await store.recordsByEvidence(turnIds)) {
    if (record.source === "manual" || record.status === "retracted" || keep.has(record.id))
      continue;
    const evidence = record.evidence.filter(({ turnId }) => !gone.has(turnId));
    const shared = { ...context, operationId: context.operationId ?? nextId() };
    if (evidence.length > 0) {
      changes.push(changeRecord("UPDATE", record, { ...record, evidence }, shared, dependencies));
      continue;
    }
    const after: StoredRecord = { ...record, status: "retracted" };
    changes.push(changeRecord("DELETE", record, after, shared, dependencies));
    for (const before of await replacedBy(record, dependencies)) {
      const { validTo: _end, supersededBy: _successor, ...open } = before;
      const holds: StoredRecord = { ...open, status: "active" };
      changes.push(changeRecord("UPDATE", before, holds, shared, dependencies));
    }
  }
  return changes;
}

async function replacedBy(
  record: StoredRecord,
  { store }: WriteDependencies,
): Promise<StoredRecord[]> {
  if (record.supersedes.length === 0) return [];
  const replaced = await store.recordsById(record.supersedes);
  return replaced.filter(
    ({ status, supersededBy }) => status === "superseded" && supersededBy === record.id,
  );
}
