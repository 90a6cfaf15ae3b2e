import type { RecordType, StoredRecord } from "../model/record.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { Added, AddRequest } from "./added.ts";
import { nothingRead } from "./added.ts";
import { commit } from "./commit.ts";
import { commitFacts } from "./commit-facts.ts";
import type { Extractor } from "./extract.ts";
import { extractAfter } from "./extract-after.ts";
import { hiddenTurns } from "./hidden-turns.ts";
import type { Inference } from "./infer-facts.ts";
import { inferFacts, ownerKey } from "./infer-facts.ts";
import type { Recording } from "./record.ts";
import { recordTurns } from "./record.ts";
import type { RecordChange } from "./record-change.ts";
import { addRecord } from "./record-change.ts";
import { retryConflicts } from "./retry-conflicts.ts";
import { splitKnown } from "./split-known.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/**
 * Records messages, their texts as records when a type is given, and the facts in them. Rules are quick and cannot fail: all is one
 * transaction. A model is neither, so the turns are safe on disk before it is asked.
 */
export async function addTurns(
  request: AddRequest,
  dependencies: WriteDependencies,
): Promise<Added> {
  const recording = recordTurns(request, dependencies);
  const { extractor } = request;
  if (extractor === undefined) return recordOnly(request, recording, dependencies);
  if (extractor.source === "model") {
    return extractAfter({ ...request, extractor }, recording, dependencies);
  }
  return dependencies.queue.run(ownerKey(request.scope), () =>
    recordWithFacts(request, recording, extractor, dependencies),
  );
}

async function recordOnly(
  request: AddRequest,
  recording: Recording,
  dependencies: WriteDependencies,
): Promise<Added> {
  return retryConflicts(async () => {
    const { turns, fresh } = await splitKnown(request, recording, dependencies);
    const changes =
      request.type === undefined
        ? []
        : fresh.map(({ turn }) => recordOfTurn(turn, request, dependencies));
    await commit({ turns: fresh, changes }, dependencies);
    const operations = changes.map(({ operation }) => operation);
    return { ...nothingRead, turns, skipped: recording.skipped, operations };
  });
}

async function recordWithFacts(
  request: AddRequest,
  recording: Recording,
  extractor: Extractor,
  dependencies: WriteDependencies,
): Promise<Added> {
  let inference: Inference | undefined;
  return retryConflicts(async () => {
    const { turns, fresh } = await splitKnown(request, recording, dependencies);
    const readable = fresh.filter(({ offRecord }) => !offRecord).map(({ turn }) => turn);
    if (readable.length > 0) {
      const { signal } = request;
      inference ??= await inferFacts(readable, request.scope, { extractor, signal }, dependencies);
    }
    const { scope, now } = request;
    const committed = await commitFacts({ inference, scope, now, turns: fresh }, dependencies);
    return {
      ...nothingRead,
      turns,
      skipped: recording.skipped,
      operations: committed.operations,
      refused: committed.refused,
      warnings: inference?.warnings ?? [],
      hidden: hiddenTurns(recording, committed.hidden),
    };
  });
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
