import type { StoredEvent } from "../model/event.ts";
import type { Scope } from "../model/scope.ts";
import { scopeContains } from "../model/scope.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { Store } from "../store/store.ts";

/** Everything that happened to a record or turn within the scope (any scope when none is given), oldest first. */
export async function readHistory(
  id: string,
  scope: Scope | undefined,
  store: Store,
): Promise<StoredEvent[]> {
  const isVisible = (item: { scope: Scope }) =>
    scope === undefined || scopeContains(scope, item.scope);
  const events = (await store.eventsByTarget(id)).filter(isVisible);
  const turns = (await store.turnsById([id])).filter(isVisible);
  return [...turns.map(saidEvent), ...events];
}

// The log does not repeat every turn: a turn is its own record of having been said.
function saidEvent(turn: StoredTurn): StoredEvent {
  return {
    id: turn.id,
    operationId: turn.id,
    operation: "ADD",
    scope: turn.scope,
    targetId: turn.id,
    after: { kind: "turn", turn: { ...turn, status: "active" } },
    reason: "said",
    actor: turn.origin,
    at: turn.recordedAt,
  };
}
