import type { ItemKind, LexicalDocument, StoredItem } from "@holdfast/core";
import type { PostgresAccess } from "../client/postgres-access.ts";
import type { Row, Session } from "../client/session.ts";
import { LexicalEdit, notBuilt } from "./lexical-edit.ts";
import { clearDocuments } from "./lexical-rows.ts";
import { recordOfRow, selectRows, turnOfRow } from "./rows.ts";

const itemsAtOnce = 500;
const tables = [
  ["turn", "turn"],
  ["record", "memory"],
] as const;

/**
 * Builds the lexical projection of every searchable item again, a few hundred items per transaction, in the order in which
 * they were recorded. What still has to be built is marked in the rows themselves, so that items written meanwhile are
 * neither missed nor doubled; an interrupted rebuild is simply started again. While a part is built, no other change runs.
 */
export async function rebuildDocuments(
  access: PostgresAccess,
  documentOf: (item: StoredItem) => LexicalDocument,
  progress?: (done: number, total: number) => void,
): Promise<void> {
  const change = <T>(work: (session: Session) => Promise<T>) =>
    access.change(undefined, work, { exclusive: true });
  const total = await change(async (session) => {
    await clearDocuments(session);
    return (await markAll(session, "turn")) + (await markAll(session, "record"));
  });
  let done = 0;
  progress?.(done, total);
  for (const [table, kind] of tables) {
    for (let last = 0; ; ) {
      const rows = await change((session) => buildSome(session, table, kind, last, documentOf));
      if (rows.length === 0) break;
      last = Number(rows.at(-1)?.key);
      done += rows.length;
      progress?.(done, total);
    }
  }
}

function markAll(session: Session, table: string): Promise<number> {
  return session.run(`UPDATE holdfast.${table} SET block = $1 WHERE block IS NOT NULL`, notBuilt);
}

async function buildSome(
  session: Session,
  table: "turn" | "record",
  kind: ItemKind,
  after: number,
  documentOf: (item: StoredItem) => LexicalDocument,
): Promise<Row[]> {
  const rows = await session.all(
    `${selectRows[table]} WHERE ${table}.block = ${notBuilt} AND ${table}.key > $1::bigint ORDER BY ${table}.key LIMIT $2`,
    String(after),
    itemsAtOnce,
  );
  if (rows.length === 0) return rows;
  const lexical = new LexicalEdit(session);
  const blocks: number[] = [];
  for (const row of rows) {
    const document = documentOf(
      table === "turn"
        ? { kind: "turn", value: turnOfRow(row) }
        : { kind: "memory", value: recordOfRow(row) },
    );
    const place = { itemKey: Number(row.key), scopeKey: Number(row.scope) };
    blocks.push(await lexical.append(Number(row.partition), kind, document, place));
  }
  await lexical.flush();
  await session.run(
    `UPDATE holdfast.${table} SET block = given.block
     FROM unnest($1::bigint[], $2::integer[]) AS given (key, block) WHERE ${table}.key = given.key`,
    rows.map((row) => String(row.key)),
    blocks,
  );
  return rows;
}
