import type { StoredTurn } from "../model/turn.ts";
import type { RecordedTurn } from "./record.ts";

/** What a capture changes about an exchange that may have been captured before. */
export interface CapturePlan {
  /** For each message: the turn that stands for it. */
  turns: { turn: StoredTurn; duplicate: boolean }[];
  /** Turns to append. */
  fresh: RecordedTurn[];
  /** Turns that an earlier capture left out and that are said again. */
  revived: StoredTurn[];
  /** Turns of earlier captures that are no part of the exchange any more. */
  dropped: StoredTurn[];
}

/**
 * Compares an exchange with what was captured of it before: equal messages stay the turns they were, in whatever order; what is new
 * is appended, what is no longer there is dropped. Pure.
 *
 * @param known turns recorded under the same turn key, in the order of recording
 * @param isDropped whether a retracted turn was dropped by a capture; else somebody deleted it, and it stays deleted
 */
export function planCapture(
  recorded: readonly RecordedTurn[],
  known: readonly StoredTurn[],
  isDropped: (turn: StoredTurn) => boolean,
): CapturePlan {
  const rest = [...known];
  const plan: CapturePlan = { turns: [], fresh: [], revived: [], dropped: [] };
  for (const each of recorded) {
    const index = rest.findIndex((turn) => saysTheSame(turn, each.turn));
    const [same] = index < 0 ? [] : rest.splice(index, 1);
    if (same === undefined) {
      plan.fresh.push(each);
      plan.turns.push({ turn: each.turn, duplicate: false });
      continue;
    }
    const revived = same.status === "retracted" && isDropped(same);
    if (revived) plan.revived.push(same);
    plan.turns.push({ turn: same, duplicate: !revived });
  }
  plan.dropped = rest.filter(({ status }) => status === "active");
  return plan;
}

function saysTheSame(stored: StoredTurn, turn: StoredTurn): boolean {
  return (
    stored.role === turn.role &&
    stored.name === turn.name &&
    stored.text === turn.text &&
    stored.metadata.partial === turn.metadata.partial
  );
}
