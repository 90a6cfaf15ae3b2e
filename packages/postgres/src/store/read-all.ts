import type { Page, StoredEntry } from "@holdfast/core";
import { HoldfastError } from "@holdfast/core";
import type { Row, Session } from "../client/session.ts";
import { eventOfRow, recordOfRow, rowColumns, rowSource, selectRows, turnOfRow } from "./rows.ts";
import { vectorColumns, vectorOfRow } from "./vector-rows.ts";

const sources = ["turn", "record", "event"] as const;

/**
 * One page of everything: turns, then records, then events, each in the order of recording. The cursor names the table and the
 * last key.
 *
 * @throws HoldfastError `invalid_input` for a cursor that no page ended with
 */
export async function readAll(
  session: Session,
  { limit, cursor = "turn:0" }: { limit: number; cursor?: string | undefined },
): Promise<Page<StoredEntry>> {
  const match = /^(turn|record|event):(\d{1,16})$/u.exec(cursor);
  if (match === null) {
    throw new HoldfastError("invalid_input", "The cursor is not one that a page ended with.");
  }
  const [source, after] = [match[1] as (typeof sources)[number], match[2] as string];
  const key = source === "event" ? "sequence" : "key";
  const rows = await session.all(
    `${sourceOf(session, source)} WHERE ${source}.${key} > $1::bigint ORDER BY ${source}.${key} LIMIT $2`,
    after,
    limit,
  );
  const items = rows.map((row) => entryOf(source, row));
  const last = rows.at(-1);
  if (last !== undefined && rows.length === limit) return { items, next: `${source}:${last[key]}` };
  const following = sources[sources.indexOf(source) + 1];
  return following === undefined ? { items } : { items, next: `${following}:0` };
}

function sourceOf(session: Session, source: (typeof sources)[number]): string {
  if (source === "event") return selectRows.event;
  const kind = source === "turn" ? "turn" : "memory";
  const waits =
    source === "turn"
      ? ", EXISTS (SELECT 1 FROM holdfast.pending_extraction AS job WHERE job.turn = turn.key) AS awaits"
      : "";
  return `SELECT ${rowColumns[source]}, ${vectorColumns(session)}${waits} FROM ${rowSource[source]}
    LEFT JOIN holdfast.item_vector ON item_vector.kind = '${kind}' AND item_vector.item = ${source}.key`;
}

function entryOf(source: (typeof sources)[number], row: Row): StoredEntry {
  if (source === "event") return { kind: "event", event: eventOfRow(row) };
  const searchable = row.block !== null;
  const vector = vectorOfRow(row);
  if (source === "record") return { kind: "memory", record: recordOfRow(row), searchable, vector };
  return {
    kind: "turn",
    turn: turnOfRow(row),
    searchable,
    vector,
    awaitsExtraction: row.awaits === true,
  };
}
