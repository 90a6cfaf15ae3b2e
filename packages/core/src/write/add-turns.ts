import { setTimeout as wait } from "node:timers/promises";
import { HoldfastError } from "../errors.ts";
import type { RecordType, StoredRecord } from "../model/record.ts";
import type { StoredTurn } from "../model/turn.ts";
import { changeTurn } from "./change-items.ts";
import { commit } from "./commit.ts";
import type { Extractor } from "./extract.ts";
import type { Inference, Inferred } from "./infer-facts.ts";
import { decideFacts, inferFacts, ownerKey } from "./infer-facts.ts";
import type { Operation } from "./operation.ts";
import type { Recording, RecordRequest, SkippedMessage } from "./record.ts";
import { recordTurns } from "./record.ts";
import type { RecordChange } from "./record-change.ts";
import { addRecord } from "./record-change.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** Messages to add, and whether their texts become records as well. */
export interface AddRequest extends RecordRequest {
  type?: RecordType | undefined;
  importance?: number | undefined;
  actor: string;
  /** What reads facts out of the turns; without one, turns are only recorded. */
  extractor?: Extractor | undefined;
}

/** What was added. */
export interface Added {
  /** In the order of the messages; `duplicate` ones were recorded before under the same idempotency key. */
  turns: { turn: StoredTurn; duplicate: boolean }[];
  skipped: SkippedMessage[];
  operations: Operation[];
  /** Ids of turns that no search shall find, because their speaker asked for it. */
  offRecord: ReadonlySet<string>;
  warnings: string[];
}

const mostAttempts = 10;
const pauseMs = 5;

/** Records messages, their texts as records when a type is given, and the facts in them, in one transaction. */
export async function addTurns(
  request: AddRequest,
  dependencies: WriteDependencies,
): Promise<Added> {
  const recording = recordTurns(request, dependencies);
  const work = () => addUntilDone(request, recording, dependencies);
  if (request.extractor === undefined) return work();
  return dependencies.queue.run(ownerKey(request.scope), work);
}

async function addUntilDone(
  request: AddRequest,
  recording: Recording,
  dependencies: WriteDependencies,
): Promise<Added> {
  let inference: Inference | undefined;
  for (let attempt = 1; ; attempt++) {
    const known = await findKnown(request, recording, dependencies);
    const fresh = recording.turns.filter(({ turn }) => !known.has(turn.idempotencyKey));
    inference ??= await infer(request, fresh, dependencies);
    try {
      return await tryToAdd(request, { recording, known, fresh, inference }, dependencies);
    } catch (error) {
      // the same idempotency key came in twice at once, or a record changed meanwhile: look again, and find what is there now
      const conflict = HoldfastError.isInstance(error) && error.code === "write_conflict";
      if (!conflict || attempt === mostAttempts) throw error;
      await wait(pauseMs * attempt);
    }
  }
}

async function infer(
  { extractor, scope }: AddRequest,
  fresh: Recording["turns"],
  dependencies: WriteDependencies,
): Promise<Inference | undefined> {
  if (extractor === undefined || fresh.length === 0) return undefined;
  const turns = fresh.map(({ turn }) => turn);
  return inferFacts(turns, scope, extractor, dependencies);
}

interface Attempt {
  recording: Recording;
  known: ReadonlyMap<string | undefined, StoredTurn>;
  fresh: Recording["turns"];
  inference: Inference | undefined;
}

async function tryToAdd(
  request: AddRequest,
  { recording, known, fresh, inference }: Attempt,
  dependencies: WriteDependencies,
): Promise<Added> {
  const offRecord = inference?.offRecord ?? new Set<string>();
  const turns = fresh.map((append) =>
    offRecord.has(append.turn.id) ? { ...append, document: undefined } : append,
  );
  const inferred: Inferred | undefined =
    inference && (await decideFacts(inference, request.scope, request.now, dependencies));
  const written =
    request.type === undefined
      ? []
      : fresh.map(({ turn }) => recordOfTurn(turn, request, dependencies));
  const hidden = await hideForgotten(inferred, fresh, request, dependencies);
  const changes = [...written, ...(inferred?.changes ?? [])];
  await commit({ turns, changes, turnStatuses: hidden, basedOn: inferred?.basedOn }, dependencies);
  return {
    turns: recording.turns.map(({ turn }) => {
      const earlier = known.get(turn.idempotencyKey);
      return earlier === undefined
        ? { turn, duplicate: false }
        : { turn: earlier, duplicate: true };
    }),
    skipped: recording.skipped,
    operations: [
      ...written.map(({ operation }) => operation),
      ...(inferred?.operations ?? []),
      ...hidden.map(({ operation }) => operation),
    ],
    offRecord: new Set([...offRecord, ...hidden.map(({ id }) => id)]),
    warnings: inference?.warnings ?? [],
  };
}

// The words from which a forgotten fact was read would otherwise be recalled in its place.
async function hideForgotten(
  inferred: Inferred | undefined,
  fresh: Recording["turns"],
  { now }: AddRequest,
  dependencies: WriteDependencies,
) {
  const ids = [...new Set(inferred?.forgottenTurns ?? [])];
  if (ids.length === 0) return [];
  const stored = await dependencies.store.turnsById(ids);
  const turns = [...stored, ...fresh.map(({ turn }) => turn).filter(({ id }) => ids.includes(id))];
  return turns
    .filter(({ status }) => status === "active")
    .map((turn) => {
      const reason = "asked to forget";
      const context = { actor: "rules", reason, at: now };
      const change = changeTurn("DELETE", turn, "retracted", context, dependencies);
      const { id, text } = turn;
      const eventId = change.event.id;
      const operation: Operation = { op: "DELETE", id, text, reason, evidence: [], eventId };
      return { ...change, operation };
    });
}

async function findKnown(
  { scope, idempotencyKey }: AddRequest,
  { turns }: Recording,
  { store }: WriteDependencies,
): Promise<Map<string | undefined, StoredTurn>> {
  if (idempotencyKey === undefined) return new Map();
  const keys = turns.flatMap(({ turn }) => turn.idempotencyKey ?? []);
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
