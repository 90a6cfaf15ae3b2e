import { HoldfastError } from "../../errors.ts";
import type { ItemKind, Page, StoredEntry } from "../store.ts";
import { selectRows } from "./listing.ts";
import { eventOfRow, recordOfRow, turnOfRow } from "./rows.ts";
import type { Row, SqliteDatabase } from "./sqlite-database.ts";
import { floatsOf } from "./vector-bytes.ts";

const sources = ["turn", "record", "event"] as const;

/**
 * One page of everything: turns, then records, then events, each in the order of recording. The cursor names the table and the
 * last key.
 *
 * @throws HoldfastError `invalid_input` for a cursor that no page ended with
 */
export function readAll(
  database: SqliteDatabase,
  { limit, cursor = "turn:0" }: { limit: number; cursor?: string | undefined },
): Page<StoredEntry> {
  const match = /^(turn|record|event):(\d{1,16})$/u.exec(cursor);
  if (match === null) {
    throw new HoldfastError("invalid_input", "The cursor is not one that a page ended with.");
  }
  const [source, after] = [match[1] as (typeof sources)[number], Number(match[2])];
  const key = source === "event" ? "event.sequence" : `${source}.key`;
  const rows = database.all(
    `${selectRows[source]} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`,
    after,
    limit,
  );
  const items = rows.map((row) => entryOf(database, source, row));
  const last = rows.at(-1);
  if (last !== undefined && rows.length === limit) {
    return { items, next: `${source}:${source === "event" ? last.sequence : last.key}` };
  }
  const following = sources[sources.indexOf(source) + 1];
  return following === undefined ? { items } : { items, next: `${following}:0` };
}

function entryOf(
  database: SqliteDatabase,
  source: (typeof sources)[number],
  row: Row,
): StoredEntry {
  if (source === "event") return { kind: "event", event: eventOfRow(row) };
  const searchable = row.block !== null;
  const key = row.key as number;
  if (source === "record") {
    const vector = vectorOf(database, "memory", key);
    return { kind: "memory", record: recordOfRow(row), searchable, vector };
  }
  const waits = database.get("SELECT turn FROM pending_extraction WHERE turn = ?", key);
  return {
    kind: "turn",
    turn: turnOfRow(row),
    searchable,
    vector: vectorOf(database, "turn", key),
    awaitsExtraction: waits !== undefined,
  };
}

function vectorOf(database: SqliteDatabase, kind: ItemKind, item: number) {
  const row = database.get("SELECT vector FROM vector WHERE kind = ? AND item = ?", kind, item);
  return row === undefined ? undefined : floatsOf(row.vector as Uint8Array);
}
