import type { Origin } from "../model/origin.ts";
import { leastTrusted } from "../model/origin.ts";
import type { StoredRecord } from "../model/record.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { Decision } from "./decide.ts";
import { decideFact } from "./decide.ts";
import type { Extractor } from "./extract.ts";
import type { Verdict } from "./judge.ts";
import type { Operation } from "./operation.ts";
import type { RecordChange } from "./record-change.ts";
import { addRecord, changeRecord } from "./record-change.ts";
import type { RefusedFact } from "./refused-fact.ts";
import type { DatedFact } from "./resolve-time.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** The most records that one call takes out of what is believed. */
const mostEndings = 20;
const mostEvidence = 50;

/** A fact and the turn it was read from. */
export interface SourcedFact {
  fact: DatedFact;
  turn: StoredTurn;
  /** How far it can be trusted: the least trusted origin of what it rests on. */
  origin: Origin;
}

/** All changes that follow from facts, and what to tell of those that change nothing. */
export interface Reconciled {
  changes: RecordChange[];
  operations: Operation[];
  /** Turns on which nothing rests but what the user asked to forget. */
  forgottenTurns: string[];
  /** What was read and is not believed as it was read. */
  refused: RefusedFact[];
}

/** How facts are reconciled. */
export interface ReconcileOptions {
  extractor: Extractor;
  now: number;
  /** What a judge found about beliefs, by their ids, for the facts that rules leave open. */
  verdicts?: ReadonlyMap<DatedFact, ReadonlyMap<string, Verdict>> | undefined;
  /** Ids of beliefs that were shown to whatever read the facts. */
  seen: ReadonlySet<string>;
}

interface Reconciling extends Reconciled, ReconcileOptions {
  beliefs: StoredRecord[];
  /** Records that this call took out of what is believed. */
  ended: Set<string>;
  /** Records that this call added, oldest first. */
  added: string[];
  /** How many of the ended nothing took the place of. */
  deletions: number;
  dependencies: WriteDependencies;
}

/**
 * Decides fact after fact, each against what is believed after the one before, and turns the decisions into changes of records.
 * The changes of one fact share an operation, so that a revert undoes them together.
 */
export function reconcile(
  facts: readonly SourcedFact[],
  beliefs: readonly StoredRecord[],
  options: ReconcileOptions,
  dependencies: WriteDependencies,
): Reconciled {
  const state: Reconciling = {
    changes: [],
    operations: [],
    forgottenTurns: [],
    refused: [],
    beliefs: [...beliefs],
    ended: new Set(),
    added: [],
    deletions: 0,
    ...options,
    dependencies,
  };
  for (const sourced of facts) {
    noteEnded(state, sourced.fact);
    const verdicts = options.verdicts?.get(sourced.fact) ?? new Map<string, Verdict>();
    const told = { verdicts, seen: options.seen, added: state.added };
    apply(state, decideFact(sourced.fact, sourced.origin, state.beliefs, told), sourced);
  }
  const { changes, operations, forgottenTurns, refused } = state;
  return { changes, operations, forgottenTurns, refused };
}

// One operation per record: what another fact of the call has ended already cannot be ended again.
function noteEnded({ ended, refused }: Reconciling, fact: DatedFact): void {
  for (const id of [...(fact.about ?? []), ...(fact.target?.recordIds ?? [])]) {
    if (!ended.has(id)) continue;
    refused.push({ text: fact.text, reason: `record ${id} was changed by another fact before` });
  }
}

function apply(state: Reconciling, decision: Decision, sourced: SourcedFact): void {
  const { fact } = sourced;
  if (decision.kind === "nothing") return;
  if (decision.kind === "merge") {
    mergeEvidence(state, decision.target, sourced, decision.reason);
    return;
  }
  const operationId = state.dependencies.nextId();
  const context = { actor: state.extractor.source, at: state.now, operationId };
  if (decision.kind === "close") {
    closeAll(state, decision.targets, decision.ending, undefined, fact, {
      ...context,
      reason: decision.reason,
    });
    return;
  }
  const record = recordOf(state, decision, sourced);
  closeAll(state, decision.closes, decision.ending, record.id, fact, {
    ...context,
    reason: `replaced by “${record.text}”`,
  });
  keep(state, addRecord(record, { ...context, reason: decision.reason }, state.dependencies));
  state.added.push(record.id);
  const closed = decision.closes[0];
  if (closed !== undefined) {
    const told = state.operations.at(-1) as Operation;
    state.operations[state.operations.length - 1] = {
      ...told,
      op: "UPDATE",
      previous: closed.text,
    };
  }
}

function closeAll(
  state: Reconciling,
  targets: readonly StoredRecord[],
  ending: "superseded" | "retracted",
  by: string | undefined,
  fact: DatedFact,
  context: { actor: string; at: number; operationId: string; reason: string },
): void {
  const deletes = fact.action !== "assert";
  for (const target of targets) {
    const most = deletes ? state.extractor.mostDeletions : mostEndings;
    if ((deletes ? state.deletions : state.ended.size) >= most) {
      const reason = `refused: one call ends at most ${most} records`;
      const { id, text } = target;
      state.operations.push({ op: "NOOP", id, text, reason, evidence: [fact.evidence] });
      continue;
    }
    state.ended.add(target.id);
    if (deletes) state.deletions++;
    const closed: StoredRecord = {
      ...target,
      status: ending,
      validTo: ending === "retracted" ? target.validTo : Math.max(target.validFrom, fact.validFrom),
      ...(by === undefined ? {} : { supersededBy: by }),
    };
    const operation = ending === "retracted" ? "DELETE" : "UPDATE";
    const change = changeRecord(operation, target, closed, context, state.dependencies);
    keep(
      state,
      {
        ...change,
        operation: { ...change.operation, op: "DELETE", evidence: [fact.evidence] },
      },
      by !== undefined,
    );
    if (fact.action === "retract" && fact.correction !== true) {
      state.forgottenTurns.push(...target.evidence.map(({ turnId }) => turnId));
    }
  }
}

function mergeEvidence(
  state: Reconciling,
  target: StoredRecord,
  { fact, origin }: SourcedFact,
  reason: string,
): void {
  const known = target.evidence.some(({ turnId }) => turnId === fact.evidence.turnId);
  if (known || target.evidence.length >= mostEvidence) {
    const { id, text, evidence } = target;
    state.operations.push({ op: "NOOP", id, text, reason, evidence });
    return;
  }
  const merged: StoredRecord = {
    ...target,
    evidence: [...target.evidence, fact.evidence],
    origin: moreTrusted(target.origin, origin),
    confidence: Math.max(target.confidence, fact.confidence),
    validFrom: Math.min(target.validFrom, fact.validFrom),
  };
  const context = { actor: state.extractor.source, reason, at: state.now };
  const change = changeRecord("UPDATE", target, merged, context, state.dependencies);
  keep(state, { ...change, operation: { ...change.operation, op: "NOOP" } });
}

// What the user says again in their own words is no longer hearsay.
function moreTrusted(first: Origin, second: Origin): Origin {
  return leastTrusted(first, second) === first && first !== second ? second : first;
}

function recordOf(
  state: Reconciling,
  decision: Extract<Decision, { kind: "add" }>,
  { fact, turn, origin }: SourcedFact,
): StoredRecord {
  const { before, closes } = decision;
  return {
    id: state.dependencies.nextId(),
    scope: turn.scope,
    type: fact.type,
    text: fact.text,
    subject: fact.subject,
    predicate: fact.predicate,
    object: fact.object,
    status: before === undefined ? "active" : "superseded",
    confidence: decision.confidence,
    importance: fact.importance,
    origin,
    source: state.extractor.source,
    extractor: state.extractor.id,
    validFrom: fact.validFrom,
    validTo: before?.validFrom,
    recordedAt: state.now,
    updatedAt: state.now,
    expiresAt: turn.expiresAt,
    metadata: { ...fact.metadata, ...turn.metadata },
    evidence: [fact.evidence, ...(fact.support ?? [])],
    supersedes: closes.map(({ id }) => id),
    supersededBy: before?.id,
    version: 1,
  };
}

function keep(state: Reconciling, change: RecordChange, silent = false): void {
  state.changes.push(change);
  if (!silent) state.operations.push(change.operation);
  const { record } = change.put;
  const index = state.beliefs.findIndex(({ id }) => id === record.id);
  if (index >= 0) state.beliefs.splice(index, 1);
  if (record.status === "active") state.beliefs.unshift(record);
}
