import type { StoredRecord } from "../model/record.ts";
import type { Scope } from "../model/scope.ts";
import { findRelated } from "./find-related.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** The share of the places that go to what has to do with the texts; the rest shows what matters and what is new. */
const relatedShare = 0.6;
const leastImportance = 0.6;

/**
 * What a model is told of what is believed: records that have to do with some texts, then those that matter most (a home, a job),
 * then the latest: "we moved at last" says nothing of the town that it ends.
 */
export async function findKnown(
  texts: readonly string[],
  scope: Scope,
  limit: number,
  dependencies: WriteDependencies,
): Promise<StoredRecord[]> {
  if (limit === 0) return [];
  const { store } = dependencies;
  const related = await findRelated(texts, scope, Math.ceil(limit * relatedShare), dependencies);
  const important = await store.recordsByImportance(scope, leastImportance, limit);
  const { items: latest } = await store.listRecords({
    scope,
    limit,
    order: "descending",
    statuses: ["active"],
  });
  const all = new Map([...related, ...important, ...latest].map((record) => [record.id, record]));
  return [...all.values()].slice(0, limit);
}
