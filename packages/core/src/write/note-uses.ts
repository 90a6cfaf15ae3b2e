import type { StoredRecord } from "../model/record.ts";
import type { Scope } from "../model/scope.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** An exchange, and what was recalled for it. */
export interface UsesRequest {
  /** Ids of what was recalled; only records count. */
  recalled: readonly string[];
  /** The turns of the exchange that are new. */
  turns: readonly StoredTurn[];
  scope: Scope;
  at: number;
}

/** The share of what a record adds to the question that an answer must take up to rest on it. */
const leastShare = 0.5;

/**
 * Counts a use for each recalled record that the answer takes up: of the words of the record that the question does not hold itself,
 * at least half stand in the answer. What the answer says in other words is missed, and nothing is counted for it.
 *
 * @returns the ids of the records that were used
 */
export async function noteUses(
  { recalled, turns, scope, at }: UsesRequest,
  { store, analyser }: Pick<WriteDependencies, "store" | "analyser">,
): Promise<string[]> {
  const said = (role: StoredTurn["role"]) =>
    new Set(turns.filter((turn) => turn.role === role).flatMap(({ text }) => analyser.terms(text)));
  const [question, answer] = [said("user"), said("assistant")];
  if (recalled.length === 0 || answer.size === 0) return [];
  const records = await store.recordsById(recalled);
  const used = records
    .filter((record) => isNear(record, scope))
    .filter(({ text }) => {
      const own = new Set(analyser.queryTerms(text).filter((term) => !question.has(term)));
      const taken = [...own].filter((term) => answer.has(term)).length;
      return own.size > 0 && taken >= own.size * leastShare;
    })
    .map(({ id }) => id);
  if (used.length > 0) await store.noteUses(used, at);
  return used;
}

// Recalled with fewer or other ids than the exchange was captured with, but never of somebody else.
function isNear(record: StoredRecord, scope: Scope): boolean {
  const shared = (["userId", "agentId", "runId", "appId"] as const).filter(
    (field) => record.scope[field] !== undefined && scope[field] !== undefined,
  );
  const owner = shared.filter((field) => field !== "runId");
  return shared.length > 0 && owner.every((field) => record.scope[field] === scope[field]);
}
