import type { ListQuery, Page } from "@holdfast/core";
import { HoldfastError } from "@holdfast/core";
import type { Row, Session } from "../client/session.ts";
import { selectRows } from "./rows.ts";
import { inScope } from "./scopes.ts";

const sortColumn = { turn: "turn.at", record: "record.key" } as const;

/**
 * One page by key set: the cursor is the sort value and key of the last row, so that pages neither skip nor repeat rows when
 * others are written in between.
 *
 * @throws HoldfastError `invalid_input` for a cursor that no listing returned
 */
export async function listRows(
  session: Session,
  table: "turn" | "record",
  query: ListQuery & { statuses: readonly string[]; until?: number | undefined },
): Promise<Page<Row>> {
  const after = query.cursor === undefined ? undefined : parseCursor(query.cursor);
  const { where, values } = await inScope(session, query.scope, table);
  const sort = sortColumn[table];
  const [direction, comparison] = query.order === "ascending" ? ["ASC", ">"] : ["DESC", "<"];
  const conditions = [where];
  const place = (value: (typeof values)[number]) => `$${values.push(value)}`;
  conditions.push(`${table}.status = ANY (${place(query.statuses)}::text[])`);
  if (query.until !== undefined)
    conditions.push(`${table}.at <= ${place(String(query.until))}::bigint`);
  if (after !== undefined) {
    const [at, key] = after.map((value) => `${place(value)}::bigint`);
    conditions.push(`(${sort}, ${table}.key) ${comparison} (${at}, ${key})`);
  }
  const rows = await session.all(
    `${selectRows[table]} WHERE ${conditions.join(" AND ")}
     ORDER BY ${sort} ${direction}, ${table}.key ${direction} LIMIT ${place(query.limit + 1)}`,
    ...values,
  );
  if (rows.length <= query.limit) return { items: rows };
  const items = rows.slice(0, query.limit);
  const last = items.at(-1) as Row;
  return { items, next: `${table === "turn" ? last.at : last.key}:${last.key}` };
}

function parseCursor(cursor: string): [string, string] {
  const match = /^(-?\d{1,16}):(\d{1,16})$/u.exec(cursor);
  if (!match) {
    throw new HoldfastError("invalid_input", "The cursor is not one that a listing returned.", {
      hint: "Pass nextCursor of the page before, unchanged.",
    });
  }
  return [match[1] as string, match[2] as string];
}
