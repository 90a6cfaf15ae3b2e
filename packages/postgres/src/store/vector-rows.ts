import type { ItemKind, KnownVectors, PendingVector, VectorRead } from "@holdfast/core";
import type { Row, Session } from "../client/session.ts";
import { bytesOf, floatsOf, floatsOfSent, vectorText } from "./vector-values.ts";

/** The most numbers that a vector of pgvector has. */
const longestVector = 16_000;

/** An item, where it stands, and its vector. */
export interface PlacedVector {
  item: number;
  scope: number;
  partition: number;
  vector: Float32Array;
}

/** The columns of `item_vector` out of which {@link vectorOfRow} reads a vector. */
export function vectorColumns(session: Session): string {
  return session.hasVectors
    ? "item_vector.bytes, pgvector.vector_send(item_vector.embedding) AS sent"
    : "item_vector.bytes, NULL AS sent";
}

/** The vector of a row with {@link vectorColumns}, if it has one. */
export function vectorOfRow(row: Row): Float32Array | undefined {
  if (row.sent) return floatsOfSent(row.sent as Uint8Array);
  return row.bytes ? floatsOf(row.bytes as Uint8Array) : undefined;
}

/** Stores vectors, takes their items off the waiting list, and tells readers of their partitions. */
export async function putVectors(
  session: Session,
  kind: ItemKind,
  vectors: readonly PlacedVector[],
): Promise<void> {
  if (vectors.length === 0) return;
  const items = vectors.map(({ item }) => String(item));
  const replaced = await session.all(
    `DELETE FROM holdfast.item_vector WHERE kind = $1 AND item = ANY ($2::bigint[]) RETURNING partition`,
    kind,
    items,
  );
  const inColumn = vectors.filter(({ vector }) => session.hasVectors && fitsColumn(vector));
  const asBytes = vectors.filter((each) => !inColumn.includes(each));
  const inserted = [
    ...(await insert(session, kind, inColumn, "embedding")),
    ...(await insert(session, kind, asBytes, "bytes")),
  ];
  const partitions = new Map<number, { sequence: number; replaced: number }>();
  for (const row of inserted) {
    const { sequence = 0 } = partitions.get(Number(row.partition)) ?? {};
    partitions.set(Number(row.partition), {
      sequence: Math.max(sequence, Number(row.sequence)),
      replaced: replaced.filter(({ partition }) => Number(partition) === Number(row.partition))
        .length,
    });
  }
  for (const [partition, { sequence, replaced: count }] of partitions) {
    await session.run(
      `INSERT INTO holdfast.vector_partition (partition, kind, generation, sequence) VALUES ($1, $2, 0, $3::bigint)
       ON CONFLICT (partition, kind) DO UPDATE SET
         sequence = excluded.sequence, generation = vector_partition.generation + $4::integer`,
      String(partition),
      kind,
      String(sequence),
      count,
    );
  }
  await session.run(
    "DELETE FROM holdfast.pending_vector WHERE kind = $1 AND item = ANY ($2::bigint[])",
    kind,
    items,
  );
}

function fitsColumn(vector: Float32Array): boolean {
  return vector.length > 0 && vector.length <= longestVector;
}

const columnValues = {
  embedding: "given.vector::pgvector.vector",
  bytes: "decode(given.vector, 'base64')",
} as const;

async function insert(
  session: Session,
  kind: ItemKind,
  vectors: readonly PlacedVector[],
  column: keyof typeof columnValues,
): Promise<Row[]> {
  if (vectors.length === 0) return [];
  return session.all(
    `INSERT INTO holdfast.item_vector (kind, item, partition, scope, ${column})
     SELECT $1, given.item, given.partition, given.scope, ${columnValues[column]}
     FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::text[])
       WITH ORDINALITY AS given (item, partition, scope, vector, position) ORDER BY position
     RETURNING partition, sequence`,
    kind,
    vectors.map(({ item }) => String(item)),
    vectors.map(({ partition }) => String(partition)),
    vectors.map(({ scope }) => String(scope)),
    vectors.map(({ vector }) =>
      column === "embedding" ? vectorText(vector) : Buffer.from(bytesOf(vector)).toString("base64"),
    ),
  );
}

/** Takes items out of the vectors and off the waiting list; gives those that had a vector. */
export async function removeVectors(
  session: Session,
  kind: ItemKind,
  items: readonly number[],
): Promise<number[]> {
  if (items.length === 0) return [];
  const keys = items.map(String);
  await session.run(
    "DELETE FROM holdfast.pending_vector WHERE kind = $1 AND item = ANY ($2::bigint[])",
    kind,
    keys,
  );
  const removed = await session.all(
    `DELETE FROM holdfast.item_vector WHERE kind = $1 AND item = ANY ($2::bigint[]) RETURNING item, partition`,
    kind,
    keys,
  );
  if (removed.length === 0) return [];
  await session.run(
    `UPDATE holdfast.vector_partition SET generation = generation + 1
     WHERE kind = $1 AND partition = ANY ($2::bigint[])`,
    kind,
    [...new Set(removed.map((row) => String(row.partition)))],
  );
  return removed.map((row) => Number(row.item));
}

/** Puts items on the list of those that wait for a vector. */
export async function awaitVectors(
  session: Session,
  kind: ItemKind,
  items: readonly number[],
): Promise<void> {
  if (items.length === 0) return;
  await session.run(
    `INSERT INTO holdfast.pending_vector (kind, item) SELECT $1, item FROM unnest($2::bigint[]) AS item
     ON CONFLICT DO NOTHING`,
    kind,
    items.map(String),
  );
}

/** What a partition gained since a reader last looked, read in one statement; undefined when it gained nothing. */
export async function readVectorRows(
  session: Session,
  partition: number,
  kind: ItemKind,
  known: KnownVectors | undefined,
): Promise<VectorRead | undefined> {
  const rows = await session.all(
    `SELECT projection.generation, projection.sequence, item.id, item_vector.scope, ${vectorColumns(session)}
     FROM holdfast.vector_partition AS projection
     LEFT JOIN (holdfast.item_vector JOIN holdfast.${kind === "turn" ? "turn" : "record"} AS item ON item.key = item_vector.item)
       ON item_vector.partition = projection.partition AND item_vector.kind = projection.kind
         AND (projection.generation <> $3::bigint OR item_vector.sequence > $4::bigint)
     WHERE projection.partition = $1 AND projection.kind = $2 ORDER BY item_vector.sequence`,
    String(partition),
    kind,
    String(known?.generation ?? -1),
    String(known?.sequence ?? 0),
  );
  const [first] = rows;
  const generation = Number(first?.generation ?? 0);
  const sequence = Number(first?.sequence ?? 0);
  if (known && known.generation === generation && known.sequence === sequence) return undefined;
  return {
    generation,
    sequence,
    // a partition that was erased has no row any more, and with it its generation is gone
    complete: first === undefined || known === undefined || known.generation !== generation,
    rows: rows
      .filter((row) => row.id !== null)
      .map((row) => ({
        id: row.id as string,
        scopeKey: Number(row.scope),
        vector: vectorOfRow(row) as Float32Array,
      })),
  };
}

/** Items that wait for a vector and may still be found, those with the fewest failures first. */
export async function readPending(session: Session, limit: number): Promise<PendingVector[]> {
  const rows = await session.all(
    `SELECT kind, attempts, coalesce(turn.id, record.id) AS id, coalesce(turn.text, record.text) AS text
     FROM holdfast.pending_vector AS pending
     LEFT JOIN holdfast.turn ON pending.kind = 'turn' AND turn.key = item
     LEFT JOIN holdfast.record ON pending.kind = 'memory' AND record.key = item
     WHERE coalesce(turn.block, record.block) IS NOT NULL
     ORDER BY attempts, item LIMIT $1`,
    limit,
  );
  return rows.map((row) => ({
    kind: row.kind as ItemKind,
    id: row.id as string,
    text: row.text as string,
    attempts: Number(row.attempts),
  }));
}

/** Notes a failed attempt to embed. */
export async function noteVectorFailure(
  session: Session,
  items: readonly { kind: ItemKind; id: string }[],
  message: string,
): Promise<void> {
  for (const [kind, table] of [
    ["turn", "turn"],
    ["memory", "record"],
  ] as const) {
    const ids = items.filter((item) => item.kind === kind).map(({ id }) => id);
    if (ids.length === 0) continue;
    await session.run(
      `UPDATE holdfast.pending_vector SET attempts = attempts + 1, failure = $1
       WHERE kind = $2 AND item IN (SELECT key FROM holdfast.${table} WHERE id = ANY ($3::text[]))`,
      message,
      kind,
      ids,
    );
  }
}

/** Drops all vectors; with `wait`, every searchable item waits for a new one. */
export async function resetVectorRows(session: Session, wait: boolean): Promise<void> {
  await session.run("DELETE FROM holdfast.item_vector");
  await session.run("DELETE FROM holdfast.pending_vector");
  await session.run("UPDATE holdfast.vector_partition SET generation = generation + 1");
  if (!wait) return;
  for (const [kind, table] of [
    ["turn", "turn"],
    ["memory", "record"],
  ] as const) {
    await session.run(
      `INSERT INTO holdfast.pending_vector (kind, item) SELECT $1, key FROM holdfast.${table} WHERE block IS NOT NULL`,
      kind,
    );
  }
}
