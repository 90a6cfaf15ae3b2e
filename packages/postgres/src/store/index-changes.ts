import type { IndexChange, ItemKind } from "@holdfast/core";
import type { Session } from "../client/session.ts";
import { vectorColumns, vectorOfRow } from "./vector-rows.ts";

const setting = "index";

/** The identity of the index that is followed, if any. */
export async function followedIndex(session: Session): Promise<string | undefined> {
  const row = await session.get("SELECT value FROM holdfast.setting WHERE name = $1", setting);
  return row?.value as string | undefined;
}

/** Notes that the entries of items in the followed index are out of date; does nothing when none is followed. */
export async function noteIndexChanges(
  session: Session,
  kind: ItemKind,
  items: readonly number[],
): Promise<void> {
  if (items.length === 0) return;
  const table = kind === "turn" ? "turn" : "record";
  await session.run(
    `INSERT INTO holdfast.index_change (kind, id) SELECT $1, id FROM holdfast.${table}
     WHERE key = ANY ($2::bigint[]) AND EXISTS (SELECT 1 FROM holdfast.setting WHERE name = $3) ORDER BY key
     ON CONFLICT (kind, id) DO UPDATE SET sequence = nextval(pg_get_serial_sequence('holdfast.index_change', 'sequence'))`,
    kind,
    items.map(String),
    setting,
  );
}

/** Lets every item with a vector wait; does nothing when no index is followed. */
export async function refillIndex(session: Session): Promise<void> {
  for (const [kind, table] of [
    ["turn", "turn"],
    ["memory", "record"],
  ] as const) {
    await session.run(
      `INSERT INTO holdfast.index_change (kind, id) SELECT item_vector.kind, item.id FROM holdfast.item_vector
       JOIN holdfast.${table} AS item ON item.key = item_vector.item
       WHERE item_vector.kind = $1 AND EXISTS (SELECT 1 FROM holdfast.setting WHERE name = $2)
       ORDER BY item_vector.sequence
       ON CONFLICT (kind, id) DO UPDATE SET sequence = nextval(pg_get_serial_sequence('holdfast.index_change', 'sequence'))`,
      kind,
      setting,
    );
  }
}

/** Follows another index, or none. */
export async function followIndex(session: Session, identity: string | undefined): Promise<void> {
  if ((await followedIndex(session)) === identity) return;
  if (identity === undefined) {
    await session.run("DELETE FROM holdfast.setting WHERE name = $1", setting);
    await session.run("DELETE FROM holdfast.index_change");
    return;
  }
  await session.run(
    `INSERT INTO holdfast.setting (name, value) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    setting,
    identity,
  );
  await refillIndex(session);
}

/** Items whose entry is out of date, with the vectors that they have now. */
export async function readIndexChanges(session: Session, limit: number): Promise<IndexChange[]> {
  const rows = await session.all(
    `SELECT change.sequence, change.kind, change.id, ${vectorColumns(session)} FROM holdfast.index_change AS change
     LEFT JOIN holdfast.turn ON change.kind = 'turn' AND turn.id = change.id
     LEFT JOIN holdfast.record ON change.kind = 'memory' AND record.id = change.id
     LEFT JOIN holdfast.item_vector ON item_vector.kind = change.kind AND item_vector.item = coalesce(turn.key, record.key)
     ORDER BY change.sequence LIMIT $1`,
    limit,
  );
  return rows.map((row) => ({
    kind: row.kind as ItemKind,
    id: row.id as string,
    sequence: Number(row.sequence),
    vector: vectorOfRow(row),
  }));
}

/** Takes off what was passed on, unless it changed or was taken off since it was read. */
export async function settleIndexChanges(
  session: Session,
  changes: readonly Pick<IndexChange, "kind" | "id" | "sequence">[],
): Promise<void> {
  if (changes.length === 0) return;
  const [kinds, ids, sequences] = [
    changes.map(({ kind }) => kind),
    changes.map(({ id }) => id),
    changes.map(({ sequence }) => String(sequence)),
  ];
  const settled = await session.all(
    `DELETE FROM holdfast.index_change USING unnest($1::text[], $2::text[], $3::bigint[]) AS given (kind, id, sequence)
     WHERE index_change.sequence = given.sequence AND index_change.kind = given.kind AND index_change.id = given.id
     RETURNING index_change.kind, index_change.id`,
    kinds,
    ids,
    sequences,
  );
  const done = new Set(settled.map((row) => `${row.kind}/${row.id}`));
  const others = changes.filter(({ kind, id }) => !done.has(`${kind}/${id}`));
  if (others.length === 0) return;
  await session.run(
    `INSERT INTO holdfast.index_change (kind, id) SELECT given.kind, given.id
     FROM unnest($1::text[], $2::text[]) AS given (kind, id)
     WHERE EXISTS (SELECT 1 FROM holdfast.setting WHERE name = $3) ON CONFLICT DO NOTHING`,
    others.map(({ kind }) => kind),
    others.map(({ id }) => id),
    setting,
  );
}
