import type { Scope } from "../model/scope.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { TurnAppend, WriteBatch } from "../store/store.ts";
import { changeTurn } from "./change-items.ts";
import { commit } from "./commit.ts";
import { decideFacts } from "./decide-facts.ts";
import type { Inference } from "./infer-facts.ts";
import type { Operation } from "./operation.ts";
import type { RecordChange } from "./record-change.ts";
import type { RefusedFact } from "./refused-fact.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** Facts to decide about, and what is written in the same transaction. */
export interface FactsToCommit {
  /** Undefined when nothing was read out. */
  inference: Inference | undefined;
  scope: Scope;
  now: number;
  /** Turns to record. */
  turns?: readonly TurnAppend[];
  /** Records that were made otherwise. */
  changes?: readonly RecordChange[];
  extracted?: WriteBatch["extracted"];
}

/** What was decided and written. */
export interface CommittedFacts {
  operations: Operation[];
  /** Turns that no search shall find any more, because the user asked to forget what they say. */
  hidden: string[];
  /** What was read and is not believed as it was read. */
  refused: RefusedFact[];
}

/**
 * Decides about facts against what is believed at this moment, and writes everything in one transaction.
 *
 * @throws HoldfastError `write_conflict` when a record changed in between: then it is to be called again
 */
export async function commitFacts(
  { inference, scope, now, turns = [], changes = [], extracted }: FactsToCommit,
  dependencies: WriteDependencies,
): Promise<CommittedFacts> {
  const decided = inference && (await decideFacts(inference, scope, now, dependencies));
  const actor = inference?.extractor.source ?? "rules";
  const forgotten = [...new Set(decided?.forgottenTurns ?? [])];
  const hidden = await hideTurns(forgotten, turns, { actor, at: now }, dependencies);
  await commit(
    {
      turns,
      changes: [...changes, ...(decided?.changes ?? [])],
      turnStatuses: hidden,
      basedOn: decided?.basedOn,
      extracted,
    },
    dependencies,
  );
  return {
    operations: [
      ...changes.map(({ operation }) => operation),
      ...(decided?.operations ?? []),
      ...hidden.map(({ operation }) => operation),
    ],
    hidden: hidden.map(({ id }) => id),
    refused: [...(inference?.refused ?? []), ...(decided?.refused ?? [])],
  };
}

// The words from which a forgotten fact was read would otherwise be recalled in its place.
async function hideTurns(
  ids: readonly string[],
  fresh: readonly TurnAppend[],
  context: { actor: string; at: number },
  dependencies: WriteDependencies,
) {
  if (ids.length === 0) return [];
  const stored = await dependencies.store.turnsById(ids);
  const turns: StoredTurn[] = [
    ...stored,
    ...fresh.map(({ turn }) => turn).filter(({ id }) => ids.includes(id)),
  ];
  return turns
    .filter(({ status }) => status === "active")
    .map((turn) => {
      const reason = "asked to forget";
      const change = changeTurn("DELETE", turn, "retracted", { ...context, reason }, dependencies);
      const { id, text } = turn;
      const eventId = change.event.id;
      const operation: Operation = { op: "DELETE", id, text, reason, evidence: [], eventId };
      return { ...change, operation };
    });
}
