import { HoldfastError } from "../errors.ts";
import type { RecordType, StoredRecord } from "../model/record.ts";
import type { StoredTurn } from "../model/turn.ts";
import { commit } from "./commit.ts";
import type { Operation } from "./operation.ts";
import type { RecordRequest, SkippedMessage } from "./record.ts";
import { recordTurns } from "./record.ts";
import type { RecordChange } from "./record-change.ts";
import { addRecord } from "./record-change.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** Messages to add, and whether their texts become records as well. */
export interface AddRequest extends RecordRequest {
  type?: RecordType | undefined;
  importance?: number | undefined;
  actor: string;
}

/** What was added. */
export interface Added {
  /** In the order of the messages; `duplicate` ones were recorded before under the same idempotency key. */
  turns: { turn: StoredTurn; duplicate: boolean }[];
  skipped: SkippedMessage[];
  operations: Operation[];
}

const mostAttempts = 3;

/** Records messages, and their texts as records when a type is given, in one transaction. */
export async function addTurns(
  request: AddRequest,
  dependencies: WriteDependencies,
): Promise<Added> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryToAdd(request, dependencies);
    } catch (error) {
      // the same idempotency key came in twice at once: look again, and find what the other call recorded
      const conflict = HoldfastError.isInstance(error) && error.code === "write_conflict";
      if (!conflict || attempt === mostAttempts) throw error;
    }
  }
}

async function tryToAdd(request: AddRequest, dependencies: WriteDependencies): Promise<Added> {
  const recording = recordTurns(request, dependencies);
  const known = await findKnown(
    request,
    recording.turns.map(({ turn }) => turn),
    dependencies,
  );
  const fresh = recording.turns.filter(({ turn }) => !known.has(turn.idempotencyKey));
  const changes =
    request.type === undefined
      ? []
      : fresh.map(({ turn }) => recordOfTurn(turn, request, dependencies));
  await commit({ turns: fresh, changes }, dependencies);
  return {
    turns: recording.turns.map(({ turn }) => {
      const earlier = known.get(turn.idempotencyKey);
      return earlier === undefined
        ? { turn, duplicate: false }
        : { turn: earlier, duplicate: true };
    }),
    skipped: recording.skipped,
    operations: changes.map(({ operation }) => operation),
  };
}

async function findKnown(
  { scope, idempotencyKey }: AddRequest,
  turns: readonly StoredTurn[],
  { store }: WriteDependencies,
): Promise<Map<string | undefined, StoredTurn>> {
  if (idempotencyKey === undefined) return new Map();
  const keys = turns.flatMap((turn) => turn.idempotencyKey ?? []);
  const found = await store.turnsByIdempotencyKey(scope, keys);
  return new Map(found.map((turn) => [turn.idempotencyKey, turn]));
}

function recordOfTurn(
  turn: StoredTurn,
  request: AddRequest,
  dependencies: WriteDependencies,
): RecordChange {
  const record: StoredRecord = {
    id: dependencies.nextId(),
    scope: turn.scope,
    type: request.type as RecordType,
    text: turn.text,
    status: "active",
    confidence: 1,
    importance: request.importance ?? 0.5,
    origin: turn.origin,
    source: "manual",
    validFrom: turn.at,
    recordedAt: request.now,
    updatedAt: request.now,
    expiresAt: turn.expiresAt,
    metadata: turn.metadata,
    evidence: [{ turnId: turn.id, quote: turn.text }],
    supersedes: [],
    version: 1,
  };
  return addRecord(
    record,
    { actor: request.actor, reason: "written by hand", at: request.now },
    dependencies,
  );
}
