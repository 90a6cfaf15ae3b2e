import type { ItemKind, VectorHit } from "@holdfast/core";
import type { PostgresAccess } from "../client/postgres-access.ts";
import type { Row, Session } from "../client/session.ts";
import type { Condition } from "../store/scopes.ts";
import { vectorText } from "../store/vector-values.ts";
import { indexExpression } from "./hnsw-index.ts";

/** What to look for, and where. */
export interface Search {
  /** On `item_vector`. */
  condition: Condition;
  /** How many vectors meet it, as far as was counted. */
  size: number;
  vector: Float32Array;
  kind: ItemKind;
  limit: number;
  dimensions: number;
}

// An expression of its own, so that no index answers it; a vector without a direction is near to nothing.
const exactDistance = (distance: string) =>
  `CASE WHEN ${distance} = 'NaN'::double precision THEN 1 ELSE ${distance} END`;

/** The nearest of all that meet the condition, each compared. */
export async function nearestExactly(session: Session, search: Search): Promise<VectorHit[]> {
  const { where, query, values } = placed(search);
  const distance = `item_vector.embedding OPERATOR(pgvector.<=>) ${query}`;
  const rows = await session.all(
    `SELECT item.id, near.distance FROM (
       SELECT item_vector.item, ${exactDistance(`(${distance})`)} AS distance FROM holdfast.item_vector WHERE ${where}
       ORDER BY 2 LIMIT ${limitOf(search)}) AS near
     JOIN holdfast.${tableOf(search)} AS item ON item.key = near.item ORDER BY near.distance`,
    ...values,
  );
  return hitsOf(search, rows);
}

/** The nearest of those that meet the condition as far as the HNSW index finds them, in the order of their true distances. */
export function nearestApproximately(
  access: PostgresAccess,
  search: Search,
  effort: number,
): Promise<VectorHit[]> {
  const { where, query, values } = placed(search);
  const { column, cast } = indexExpression(search.dimensions);
  const distance = `(near.embedding OPERATOR(pgvector.<=>) ${query})`;
  return access.snapshot(async (session) => {
    await session.run(
      `SELECT set_config('hnsw.iterative_scan', 'strict_order', true), set_config('hnsw.ef_search', $1, true)`,
      String(Math.min(1_000, Math.max(effort, search.limit))),
    );
    const rows = await session.all(
      `SELECT item.id, ${exactDistance(distance)} AS distance FROM (
         SELECT item_vector.item, item_vector.embedding FROM holdfast.item_vector WHERE ${where}
         ORDER BY ${column} OPERATOR(pgvector.<=>) ${cast(query)} LIMIT ${limitOf(search)}) AS near
       JOIN holdfast.${tableOf(search)} AS item ON item.key = near.item ORDER BY 2`,
      ...values,
    );
    return hitsOf(search, rows);
  });
}

function placed({ condition, kind, dimensions, vector }: Search) {
  const values = [...condition.values, kind, vectorText(vector)];
  const [kindAt, vectorAt] = [values.length - 1, values.length];
  return {
    where: `${condition.where} AND item_vector.kind = $${kindAt} AND pgvector.vector_dims(item_vector.embedding) = ${dimensions}`,
    query: `$${vectorAt}::pgvector.vector`,
    values,
  };
}

function limitOf({ limit }: Search): number {
  return Math.max(0, Math.trunc(limit));
}

function tableOf({ kind }: Search): string {
  return kind === "turn" ? "turn" : "record";
}

function hitsOf({ kind }: Search, rows: readonly Row[]): VectorHit[] {
  return rows.map((row) => ({
    kind,
    id: row.id as string,
    score: Math.max(-1, Math.min(1, 1 - Number(row.distance))),
  }));
}
