import type { StoredRecord } from "../model/record.ts";
import type { Operation } from "./operation.ts";
import type { SourcedFact } from "./reconcile.ts";
import type { ChangeContext, RecordChange } from "./record-change.ts";
import { sameObject } from "./same-object.ts";
import { withdrawFacts } from "./withdraw-facts.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** What is left to decide when turns are read that were read before. */
export interface Reread {
  /** Facts that were not read out of these turns before. */
  facts: SourcedFact[];
  /** Tells of facts that were read again. */
  operations: Operation[];
  /** Withdraws what was not read again. */
  changes: RecordChange[];
}

/**
 * Compares what is read out of turns with what was read out of them before, by other rules or another model: the same again changes
 * nothing, and what is not read any more is withdrawn. Records that somebody wrote or changed by hand stay in any case.
 */
export async function reread(
  facts: readonly SourcedFact[],
  turnIds: readonly string[],
  context: ChangeContext,
  dependencies: WriteDependencies,
): Promise<Reread> {
  const { store } = dependencies;
  const before = (await store.recordsByEvidence(turnIds)).filter(
    ({ source, status }) => source !== "manual" && status !== "retracted",
  );
  if (before.length === 0) return { facts: [...facts], operations: [], changes: [] };
  const kept = new Set<string>();
  const operations: Operation[] = [];
  const fresh = facts.filter((sourced) => {
    const same = before.find((record) => saysTheSame(record, sourced));
    if (same === undefined) return true;
    kept.add(same.id);
    const { id, text, evidence } = same;
    operations.push({ op: "NOOP", id, text, reason: "read before out of the same turn", evidence });
    return false;
  });
  for (const record of before) {
    if (!kept.has(record.id) && (await wasTouched(record, dependencies))) kept.add(record.id);
  }
  const changes = await withdrawFacts(turnIds, context, dependencies, kept);
  return { facts: fresh, operations, changes };
}

function saysTheSame(record: StoredRecord, { fact, turn }: SourcedFact): boolean {
  if (!record.evidence.some(({ turnId }) => turnId === turn.id)) return false;
  if (record.text === fact.text) return true;
  return (
    fact.predicate !== "" &&
    record.subject === fact.subject &&
    record.predicate === fact.predicate &&
    sameObject(record.object ?? "", fact.object)
  );
}

// What a person has put right must not be undone by a machine.
async function wasTouched({ id }: StoredRecord, { store }: WriteDependencies): Promise<boolean> {
  const machines = ["rules", "model"];
  return (await store.eventsByTarget(id)).some(({ actor }) => !machines.includes(actor));
}
