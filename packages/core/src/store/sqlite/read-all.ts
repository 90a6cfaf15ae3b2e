import { HoldfastError } from "../../errors.ts";
import type { ItemKind, Page, StoredEntry } from "../store.ts";
import {
  eventOfRow,
  type ItemRow,
  placeOfRow,
  recordOfRow,
  selectEvents,
  selectItems,
  turnOfRow,
} from "./rows.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { floatsOf } from "./vector-bytes.ts";

const sources = ["turn", "record", "event"] as const;

interface Entries {
  items: StoredEntry[];
  /** The last one's key. */
  last: number | undefined;
}

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
  const { items, last } =
    source === "event"
      ? readEvents(database, after, limit)
      : readItems(database, source, after, limit);
  if (last !== undefined && items.length === limit) return { items, next: `${source}:${last}` };
  const following = sources[sources.indexOf(source) + 1];
  return following === undefined ? { items } : { items, next: `${following}:0` };
}

function readEvents(database: SqliteDatabase, after: number, limit: number): Entries {
  const rows = database.all(
    `${selectEvents} WHERE event.sequence > ? ORDER BY event.sequence LIMIT ?`,
    after,
    limit,
  );
  const items = rows.map((row) => ({ kind: "event" as const, event: eventOfRow(row) }));
  return { items, last: rows.at(-1)?.sequence as number | undefined };
}

function readItems(
  database: SqliteDatabase,
  source: "turn" | "record",
  after: number,
  limit: number,
): Entries {
  const rows = database.lists(
    `${selectItems[source]} WHERE ${source}.key > ? ORDER BY ${source}.key LIMIT ?`,
    after,
    limit,
  );
  const last = rows.at(-1);
  return {
    items: rows.map((row) => entryOf(database, source, row)),
    last: last && placeOfRow(last).key,
  };
}

function entryOf(database: SqliteDatabase, source: "turn" | "record", row: ItemRow): StoredEntry {
  const { key, block } = placeOfRow(row);
  const searchable = block !== null;
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
