import type { StoredRecord } from "../model/record.ts";
import { commit } from "./commit.ts";
import type { ChangeContext, RecordChange } from "./record-change.ts";
import { addRecord, changeRecord } from "./record-change.ts";
import { redactSecrets } from "./redact-secrets.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** A record to add or to change, by a caller that decides about all of it. */
export interface RecordEdit {
  /** The state that is replaced, as it was read; absent for a new record. Another one in the store is a `write_conflict`. */
  before?: StoredRecord | undefined;
  /** The state to store. Its version is counted here, and of a change also the time. Its scope must be that of `before`. */
  after: Omit<StoredRecord, "version">;
  /** Whether searches shall find it. */
  searchable: boolean;
}

/**
 * Applies edits in one transaction, with an event for each. Secrets are taken out of the text, when the memory does that; the
 * metadata is stored as it is.
 *
 * @returns what is now to be embedded
 * @throws HoldfastError `write_conflict`, `store_*`; then nothing was changed
 */
export async function editRecords(
  edits: readonly RecordEdit[],
  context: ChangeContext,
  dependencies: WriteDependencies,
): Promise<{ kind: "memory"; id: string; text: string }[]> {
  const changes = edits.map((edit) => changeOf(edit, context, dependencies));
  await commit({ changes }, dependencies);
  return changes
    .filter(({ put }) => put.document !== undefined)
    .map(({ put: { record } }) => ({ kind: "memory", id: record.id, text: record.text }));
}

function changeOf(
  { before, after, searchable }: RecordEdit,
  context: ChangeContext,
  dependencies: WriteDependencies,
): RecordChange {
  const text = dependencies.redact ? redactSecrets(after.text) : after.text;
  const record = { ...after, text, version: 1 };
  const change =
    before === undefined
      ? addRecord(record, context, dependencies)
      : changeRecord(operationOf(before, record), before, record, context, dependencies);
  return searchable ? change : { ...change, put: { ...change.put, document: undefined } };
}

function operationOf(before: StoredRecord, after: StoredRecord): "UPDATE" | "DELETE" {
  return after.status === "retracted" && before.status !== "retracted" ? "DELETE" : "UPDATE";
}
