import type { StoredRecord } from "../model/record.ts";
import type { Scope } from "../model/scope.ts";
import type { Store } from "../store/store.ts";
import { touchedPredicates } from "./predicates.ts";
import type { DatedFact } from "./resolve-time.ts";
import { slotPredicates } from "./same-slot.ts";

/** The most beliefs that are looked at for one add. */
const mostCandidates = 500;

/** Whose beliefs a fact is compared with: the scope without the conversation, where it names anything else. */
export function ownerScope(scope: Scope): Scope {
  const { runId: _runId, ...owner } = scope;
  return Object.values(owner).some((id) => id !== undefined) ? owner : scope;
}

function predicatesOf(fact: DatedFact): string[] {
  const touched = touchedPredicates(fact.predicate);
  if (fact.change !== true) return touched;
  const states = /^is\b/u.test(fact.predicate) ? ["is", "is in", "is at", "is on"] : [];
  return [...touched, ...slotPredicates(fact), ...states];
}

/**
 * The active records that facts may repeat or contradict: the same subject with the same or an opposite predicate, and the same
 * text. What ends or withdraws something may mean any record, so then the latest ones are looked at.
 */
export async function matchFacts(
  facts: readonly DatedFact[],
  scope: Scope,
  store: Store,
): Promise<StoredRecord[]> {
  const found = new Map<string, StoredRecord>();
  const keep = (records: readonly StoredRecord[]) => {
    for (const record of records) if (!found.has(record.id)) found.set(record.id, record);
  };
  for (const subject of new Set(facts.map((fact) => fact.subject))) {
    const own = facts.filter((fact) => fact.subject === subject && fact.text !== "");
    if (own.length === 0) continue;
    keep(
      await store.recordsByFact({
        scope,
        subject,
        predicates: [...new Set(own.flatMap(predicatesOf))],
        texts: [...new Set(own.map(({ text }) => text))],
        limit: mostCandidates,
      }),
    );
  }
  const named = facts.flatMap(({ about = [], target }) => [...about, ...(target?.recordIds ?? [])]);
  if (named.length > 0) {
    const records = await store.recordsById([...new Set(named)]);
    keep(records.filter(({ status }) => status === "active"));
  }
  if (facts.some(({ target }) => target !== undefined && target.recordIds === undefined)) {
    const statuses = ["active"] as const;
    const page = { scope, limit: mostCandidates, order: "descending" as const, statuses };
    keep((await store.listRecords(page)).items);
  }
  return [...found.values()];
}
