import type { VectorPut } from "@holdfast/core";
import type { Row, Session } from "../client/session.ts";
import { noteIndexChanges } from "./index-changes.ts";
import type { PlacedVector } from "./vector-rows.ts";
import { putVectors } from "./vector-rows.ts";

/**
 * Stores the vectors of a batch. One that was computed while its item went away, or came to say something else, is dropped; of several
 * for one item the last is kept.
 */
export async function putItemVectors(session: Session, puts: readonly VectorPut[]): Promise<void> {
  for (const [kind, table] of [
    ["turn", "turn"],
    ["memory", "record"],
  ] as const) {
    const ofKind = puts.filter((put) => put.kind === kind);
    if (ofKind.length === 0) continue;
    const rows = await session.all(
      `SELECT id, key, scope, partition, text FROM holdfast.${table} WHERE id = ANY ($1::text[]) AND block IS NOT NULL`,
      ofKind.map(({ id }) => id),
    );
    const items = new Map(rows.map((row) => [row.id as string, row]));
    const placed = new Map<number, PlacedVector>();
    for (const { id, vector, text } of ofKind) {
      const row = items.get(id);
      if (row === undefined || (text !== undefined && text !== row.text)) continue;
      const item = Number(row.key);
      placed.delete(item); // the order is that of the last
      placed.set(item, { item, ...placeOf(row), vector });
    }
    await putVectors(session, kind, [...placed.values()]);
    await noteIndexChanges(session, kind, [...placed.keys()]);
  }
}

function placeOf(row: Row): { scope: number; partition: number } {
  return { scope: Number(row.scope), partition: Number(row.partition) };
}
