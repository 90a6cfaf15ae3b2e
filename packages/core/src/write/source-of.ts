import { leastTrusted } from "../model/origin.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { SourcedFact } from "./reconcile.ts";
import type { DatedFact } from "./resolve-time.ts";

/** Joins a fact and the turn it was read from. Of several turns that it rests on, the least trusted says how far it is trusted. */
export function sourceOf(
  fact: DatedFact,
  turn: StoredTurn,
  byId: ReadonlyMap<string, StoredTurn>,
): SourcedFact {
  const others = (fact.support ?? []).flatMap(({ turnId }) => byId.get(turnId)?.origin ?? []);
  return { fact, turn, origin: leastTrusted(turn.origin, ...others) };
}
