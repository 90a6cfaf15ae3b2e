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
  /** Turns that shall wait for their extraction. */
  extractions?: WriteBatch["extractions"];
  /** Turns whose extraction ends with this. */
  extracted?: WriteBatch["extracted"];
}

/** The last stage of writing: all changes with their events and index entries in one transaction, or nothing. */
export async function commit(
  { turns = [], turnStatuses = [], changes = [], basedOn, extractions = [], extracted }: Changes,
  { store, awaitVectors }: WriteDependencies,
): Promise<void> {
  const count = turns.length + turnStatuses.length + changes.length + extractions.length;
  if (count === 0 && extracted === undefined) return;
  await store.write({
    turns,
    turnStatuses,
    records: changes.map(({ put }) => put),
    events: [...turnStatuses.map(({ event }) => event), ...changes.map(({ event }) => event)],
    basedOn: changes.length > 0 ? basedOn : undefined,
    extractions,
    extracted,
    awaitVectors,
  });
}
