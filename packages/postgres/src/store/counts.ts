import type { Scope, StoreCounts } from "@holdfast/core";
import type { Row, Session } from "../client/session.ts";
import { countExtractions } from "./extractions.ts";
import { scopeCondition } from "./scopes.ts";

/** Counts what is in a scope, or in the whole store. */
export async function countItems(session: Session, scope: Scope | undefined): Promise<StoreCounts> {
  const { where, values } =
    scope === undefined ? { where: "TRUE", values: [] } : scopeCondition(scope);
  const within =
    scope === undefined ? "TRUE" : `scope IN (SELECT key FROM holdfast.scope WHERE ${where})`;
  const row = (await session.get(
    `SELECT
       (SELECT count(*) FROM holdfast.turn WHERE status = 'active' AND ${within}) AS turns,
       (SELECT count(*) FROM holdfast.turn WHERE status = 'retracted' AND ${within}) AS retracted_turns,
       (SELECT count(*) FROM holdfast.record WHERE status = 'active' AND ${within}) AS active,
       (SELECT count(*) FROM holdfast.record WHERE status = 'superseded' AND ${within}) AS superseded,
       (SELECT count(*) FROM holdfast.record WHERE status = 'retracted' AND ${within}) AS retracted,
       (SELECT count(*) FROM holdfast.event WHERE ${within}) AS events,
       (SELECT count(*) FROM holdfast.item_vector WHERE ${within}) AS vectors,
       (SELECT count(*) FROM holdfast.pending_vector LEFT JOIN holdfast.turn ON kind = 'turn' AND turn.key = item
         LEFT JOIN holdfast.record ON kind = 'memory' AND record.key = item
         WHERE ${within.replace("scope IN", "coalesce(turn.scope, record.scope) IN")}) AS pending_vectors,
       (SELECT count(*) FROM holdfast.index_change) AS pending_index,
       (SELECT count(*) FROM holdfast.scope WHERE ${where}) AS scopes`,
    ...values,
  )) as Row;
  return {
    turns: Number(row.turns),
    retractedTurns: Number(row.retracted_turns),
    records: {
      active: Number(row.active),
      superseded: Number(row.superseded),
      retracted: Number(row.retracted),
    },
    events: Number(row.events),
    vectors: Number(row.vectors),
    pendingVectors: Number(row.pending_vectors),
    pendingIndex: Number(row.pending_index),
    extractions: await countExtractions(session, scope),
    scopes: Number(row.scopes),
  };
}
