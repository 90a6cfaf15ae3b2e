import { HoldfastError } from "../../errors.ts";
import type { ListQuery, Page } from "../store.ts";
import { type ItemRow, placeOfRow, selectItems, turnOfRow } from "./rows.ts";
import { inScope } from "./scopes.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

const sortColumn = { turn: "turn.at", record: "record.key" } as const;

/**
 * One page by key set: the cursor is the sort value and key of the last row, so that pages neither skip nor repeat rows when
 * others are written in between.
 *
 * @throws HoldfastError `invalid_input` for a cursor that no listing returned
 */
export function listRows(
  database: SqliteDatabase,
  table: "turn" | "record",
  query: ListQuery & { statuses: readonly string[]; until?: number | undefined },
): Page<ItemRow> {
  const { where, values } = inScope(database, query.scope, table);
  const sort = sortColumn[table];
  const [direction, comparison] = query.order === "ascending" ? ["ASC", ">"] : ["DESC", "<"];
  const after = query.cursor === undefined ? undefined : parseCursor(query.cursor);
  const rows = database.lists(
    `${selectItems[table]} WHERE ${where} AND ${table}.status IN (SELECT value FROM json_each(?))
       ${query.until === undefined ? "" : `AND ${table}.at <= ?`}
       ${after === undefined ? "" : `AND (${sort}, ${table}.key) ${comparison} (?, ?)`}
     ORDER BY ${sort} ${direction}, ${table}.key ${direction} LIMIT ?`,
    ...values,
    JSON.stringify(query.statuses),
    ...(query.until === undefined ? [] : [query.until]),
    ...(after ?? []),
    query.limit + 1,
  );
  if (rows.length <= query.limit) return { items: rows };
  const items = rows.slice(0, query.limit);
  const last = items.at(-1) as ItemRow;
  const { key } = placeOfRow(last);
  return { items, next: `${table === "turn" ? turnOfRow(last).at : key}:${key}` };
}

function parseCursor(cursor: string): [number, number] {
  const match = /^(-?\d{1,16}):(\d{1,16})$/u.exec(cursor);
  if (!match) {
    throw new HoldfastError("invalid_input", "The cursor is not one that a listing returned.", {
      hint: "Pass nextCursor of the page before, unchanged.",
    });
  }
  return [Number(match[1]), Number(match[2])];
}
