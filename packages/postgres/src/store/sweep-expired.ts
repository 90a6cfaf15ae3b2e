import type { Session } from "../client/session.ts";
import { noteIndexChanges } from "./index-changes.ts";
import type { LexicalEdit } from "./lexical-edit.ts";
import { removeVectors } from "./vector-rows.ts";

const mostAtOnce = 256;

/**
 * Takes expired items of some partitions out of the index, some at a time, as part of the writes that happen anyway. Searches leave expired
 * items out in any case; this only keeps them from costing time. The items themselves stay until they are erased.
 */
export async function sweepExpired(
  session: Session,
  lexical: LexicalEdit,
  partitions: readonly number[],
  now: number,
): Promise<void> {
  const rows = await session.all(
    `SELECT 'turn' AS kind, key, partition, block FROM (
       SELECT * FROM holdfast.turn WHERE expires_at <= $1::bigint AND block IS NOT NULL AND partition = ANY ($2::bigint[]) LIMIT $3) AS turn
     UNION ALL
     SELECT 'memory', key, partition, block FROM (
       SELECT * FROM holdfast.record WHERE expires_at <= $1::bigint AND block IS NOT NULL AND partition = ANY ($2::bigint[]) LIMIT $3) AS record`,
    String(now),
    partitions.map(String),
    mostAtOnce,
  );
  for (const [kind, table] of [
    ["turn", "turn"],
    ["memory", "record"],
  ] as const) {
    const expired = rows.filter((row) => row.kind === kind);
    if (expired.length === 0) continue;
    for (const row of expired) {
      await lexical.remove(
        Number(row.partition),
        kind,
        Number(row.block),
        new Set([Number(row.key)]),
      );
    }
    const keys = expired.map((row) => Number(row.key));
    await noteIndexChanges(session, kind, await removeVectors(session, kind, keys));
    await session.run(
      `UPDATE holdfast.${table} SET block = NULL WHERE key = ANY ($1::bigint[])`,
      keys.map(String),
    );
  }
}
