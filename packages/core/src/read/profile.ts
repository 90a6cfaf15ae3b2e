import type { StoredItem } from "../model/item.ts";
import { trustOf } from "../model/origin.ts";
import type { Store } from "../store/store.ts";
import type { Visibility } from "./visibility.ts";
import { isVisible } from "./visibility.ts";

/** From which importance on a record belongs into every recall. */
const leastImportance = 0.8;
const leastConfidence = 0.5;
const mostFacts = 12;
const tokensPerFact = 80;

/**
 * The facts that matter whatever is asked, such as a name, a home or an allergy: active, sure, of a trusted origin, and important
 * (0.8 and more). At most 12, and one for every 80 tokens of the budget, so that they never crowd out the answer. None for a
 * read of the past.
 */
export async function readProfile(
  visibility: Visibility,
  maxTokens: number,
  store: Store,
): Promise<StoredItem[]> {
  if (visibility.asOf !== undefined || visibility.knownAt !== undefined) return [];
  const most = Math.min(mostFacts, Math.floor(maxTokens / tokensPerFact));
  const records = await store.recordsByImportance(visibility.scope, leastImportance, mostFacts * 4);
  return records
    .filter(({ origin, confidence }) => trustOf(origin) >= 2 && confidence >= leastConfidence)
    .map((value): StoredItem => ({ kind: "memory", value }))
    .filter((item) => isVisible(item, visibility))
    .slice(0, most);
}
