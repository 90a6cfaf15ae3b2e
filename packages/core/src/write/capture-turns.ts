import { createHash } from "node:crypto";
import type { StoredEvent } from "../model/event.ts";
import type { StoredTurn } from "../model/turn.ts";
import { changeTurn } from "./change-items.ts";
import { commit } from "./commit.ts";
import type { CapturePlan } from "./plan-capture.ts";
import { planCapture } from "./plan-capture.ts";
import type { Recording, RecordRequest, SkippedMessage } from "./record.ts";
import { recordTurns } from "./record.ts";
import type { ChangeContext } from "./record-change.ts";
import { retryConflicts } from "./retry-conflicts.ts";
import { withdrawFacts } from "./withdraw-facts.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

const droppedReason = "captured anew without it";

/** A finished exchange to capture. */
export interface CaptureRequest extends RecordRequest {
  /** What to do when the turn key is known: bring the exchange up to date, or leave it as it is. */
  existing: "replace" | "keep";
  actor: string;
  /** When the new turns may be read at the earliest, in milliseconds since 1970. */
  readAt: number;
}

/** What was captured. */
export interface Captured {
  /** In the order of the messages. */
  turns: { turn: StoredTurn; duplicate: boolean }[];
  skipped: SkippedMessage[];
  /** Ids of turns of an earlier capture that are hidden now. */
  replaced: string[];
  /** How many turns wait for their extraction because of this call. */
  queued: number;
}

/**
 * Records an exchange and lets it wait for its extraction, in one transaction. Captured again under the same turn key, equal messages
 * change nothing, new ones are recorded, and those that are missing are hidden together with the facts that rest on them alone.
 */
export async function captureTurns(
  request: CaptureRequest,
  dependencies: WriteDependencies,
): Promise<Captured> {
  const recording = withKeys(recordTurns(request, dependencies), request.turnKey);
  const { skipped } = recording;
  return retryConflicts(async () => {
    const known =
      request.turnKey === undefined
        ? []
        : await dependencies.store.turnsByTurnKey(request.scope, request.turnKey);
    if (known.length > 0 && request.existing === "keep") {
      return {
        turns: known.map((turn) => ({ turn, duplicate: true })),
        skipped,
        replaced: [],
        queued: 0,
      };
    }
    const dropped = await droppedBefore(known, dependencies);
    const plan = planCapture(recording.turns, known, ({ id }) => dropped.has(id));
    const queued = await write(plan, request, dependencies);
    return { turns: plan.turns, skipped, replaced: plan.dropped.map(({ id }) => id), queued };
  });
}

// Two captures of one exchange at once must not record it twice: the keys make one of them a conflict, which then looks again.
function withKeys(recording: Recording, turnKey: string | undefined): Recording {
  if (turnKey === undefined) return recording;
  const counts = new Map<string, number>();
  const turns = recording.turns.map((each) => {
    const { role, name = "", text, metadata } = each.turn;
    const content = JSON.stringify([role, name, text, metadata.partial === true]);
    const hash = createHash("sha256").update(content).digest("base64url");
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    const idempotencyKey = `turn:${turnKey}#${hash}#${count}`;
    return { ...each, turn: { ...each.turn, idempotencyKey } };
  });
  return { ...recording, turns };
}

async function write(
  plan: CapturePlan,
  request: CaptureRequest,
  dependencies: WriteDependencies,
): Promise<number> {
  const operationId = dependencies.nextId();
  const context: ChangeContext = {
    actor: request.actor,
    reason: droppedReason,
    at: request.now,
    operationId,
  };
  const back = { ...context, reason: "captured anew" };
  const turnStatuses = [
    ...plan.dropped.map((turn) => changeTurn("DELETE", turn, "retracted", context, dependencies)),
    ...plan.revived.map((turn) => changeTurn("REVERT", turn, "active", back, dependencies)),
  ];
  const changes = await withdrawFacts(
    plan.dropped.map(({ id }) => id),
    context,
    dependencies,
  );
  const readable = [
    ...plan.fresh.filter((each) => each.readable).map(({ turn }) => turn),
    ...(request.read ? plan.revived : []),
  ];
  const extractions = readable.map(({ id }) => ({ turnId: id, dueAt: request.readAt }));
  await commit({ turns: plan.fresh, turnStatuses, changes, extractions }, dependencies);
  return extractions.length;
}

async function droppedBefore(
  known: readonly StoredTurn[],
  { store }: WriteDependencies,
): Promise<Set<string>> {
  const hidden = known.filter(({ status }) => status === "retracted");
  const last = await Promise.all(hidden.map(({ id }) => store.eventsByTarget(id)));
  const wasDropped = (events: readonly StoredEvent[]) => events.at(-1)?.reason === droppedReason;
  return new Set(hidden.filter((_, index) => wasDropped(last[index] ?? [])).map(({ id }) => id));
}
