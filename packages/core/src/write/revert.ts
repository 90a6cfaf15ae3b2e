import { HoldfastError } from "../errors.ts";
import type { StoredEvent } from "../model/event.ts";
import type { StoredRecord } from "../model/record.ts";
import { changeTurn } from "./change-items.ts";
import { commit } from "./commit.ts";
import type { Operation } from "./operation.ts";
import type { ChangeContext, RecordChange } from "./record-change.ts";
import { changeRecord } from "./record-change.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/**
 * Undoes the whole operation that an event belongs to, by new events: what was added is retracted, what changed gets its
 * state of before back. Nothing is taken out of the log, so a revert can itself be reverted.
 *
 * @throws HoldfastError `revert_conflict` when something changed the same items later, `not_found` when one was erased
 */
export async function revertOperation(
  event: StoredEvent,
  context: ChangeContext,
  dependencies: WriteDependencies,
): Promise<Operation[]> {
  const { store, nextId } = dependencies;
  const events = await store.eventsByOperation(event.operationId);
  const shared = { ...context, operationId: nextId() };
  const changes: RecordChange[] = [];
  const turnStatuses: ReturnType<typeof changeTurn>[] = [];
  for (const undone of events.toReversed()) {
    await checkLatest(undone, dependencies);
    if (undone.before?.kind === "turn") {
      turnStatuses.push(await restoreTurn(undone, shared, dependencies));
    } else {
      const [record] = await store.recordsById([undone.targetId]);
      if (record === undefined) throw gone(undone.targetId);
      changes.push(
        changeRecord("REVERT", record, stateBefore(undone, record), shared, dependencies),
      );
    }
  }
  await commit({ changes, turnStatuses }, dependencies);
  return [
    ...changes.map(({ operation }) => operation),
    ...turnStatuses.map((change): Operation => {
      const op = change.status === "active" ? "ADD" : "DELETE";
      const text = change.event.after?.kind === "turn" ? change.event.after.turn.text : "";
      return {
        op,
        id: change.id,
        text,
        reason: shared.reason,
        evidence: [],
        eventId: change.event.id,
      };
    }),
  ];
}

// To undo a change over which others lie would undo them as well, unseen.
async function checkLatest(event: StoredEvent, { store }: WriteDependencies): Promise<void> {
  if (event.operation === "ERASE") throw gone(event.targetId);
  const latest = (await store.eventsByTarget(event.targetId)).at(-1);
  if (latest === undefined || latest.id === event.id) return;
  throw new HoldfastError(
    "revert_conflict",
    `${event.targetId} changed again after event ${event.id}.`,
    {
      hint: `Revert its latest event first: ${latest.id}`,
    },
  );
}

async function restoreTurn(
  event: StoredEvent,
  context: ChangeContext,
  dependencies: WriteDependencies,
) {
  const [turn] = await dependencies.store.turnsById([event.targetId]);
  if (turn === undefined || event.before?.kind !== "turn") throw gone(event.targetId);
  return changeTurn("REVERT", turn, event.before.turn.status, context, dependencies);
}

// A record that did not exist before the event cannot cease to have existed: it is withdrawn.
function stateBefore(event: StoredEvent, now: StoredRecord): StoredRecord {
  return event.before?.kind === "memory" ? event.before.record : { ...now, status: "retracted" };
}

function gone(id: string): HoldfastError {
  return new HoldfastError("not_found", `${id} was erased and cannot be restored.`, {
    hint: "What was erased is gone for good.",
  });
}
