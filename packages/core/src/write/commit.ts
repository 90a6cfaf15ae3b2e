import type { StoredEvent } from "../model/event.ts";
import type { TurnAppend, TurnStatusChange, WriteBatch } from "../store/store.ts";
import type { RecordChange } from "./record-change.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** Everything that one call changes. */
export interface Changes {
  turns?: readonly TurnAppend[];
  turnStatuses?: readonly (TurnStatusChange & { event: StoredEvent })[];
  changes?: readonly RecordChange[];
  /** The state of the records on which the changes were decided. */
  basedOn?: WriteBatch["basedOn"];
}

/** The last stage of writing: all changes with their events and index entries in one transaction, or nothing. */
export async function commit(
  { turns = [], turnStatuses = [], changes = [], basedOn }: Changes,
  { store, awaitVectors }: WriteDependencies,
): Promise<void> {
  if (turns.length + turnStatuses.length + changes.length === 0) return;
  await store.write({
    turns,
    turnStatuses,
    records: changes.map(({ put }) => put),
    events: [...turnStatuses.map(({ event }) => event), ...changes.map(({ event }) => event)],
    basedOn: changes.length > 0 ? basedOn : undefined,
    awaitVectors,
  });
}
