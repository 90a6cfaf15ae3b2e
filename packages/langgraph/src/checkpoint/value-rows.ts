import type { AnnexDatabase } from "@holdfast/core";
import { commonPrefix } from "./common-prefix.ts";
import type { Serialised } from "./serialised.ts";

/** Below this many bytes a value is stored whole: a row of the chain would weigh as much. */
const smallestShared = 256;

/** A row of the values' table. */
export interface ValueRow {
  key: number;
  base: number | null;
  kept: number;
  position: number;
  type: string;
  bytes: Uint8Array;
}

/** Reads values and all that they are based on. */
export function readValues(
  database: AnnexDatabase,
  keys: readonly number[],
): Map<number, ValueRow> {
  if (keys.length === 0) return new Map();
  const rows = database.all(
    `WITH RECURSIVE needed (key) AS (
       SELECT value FROM json_each(?)
       UNION SELECT base FROM langgraph_saver_value JOIN needed USING (key) WHERE base IS NOT NULL
     )
     SELECT key, base, kept, position, type, bytes FROM needed JOIN langgraph_saver_value USING (key)`,
    JSON.stringify(keys),
  ) as unknown as ValueRow[];
  return new Map(rows.map((row) => [row.key, row]));
}

/** Puts a value together from its row and those it is based on. */
export function assembleValue(rows: ReadonlyMap<number, ValueRow>, key: number): Serialised {
  const first = rows.get(key) as ValueRow;
  if (first.base === null) return { type: first.type, bytes: first.bytes };
  const bytes = new Uint8Array(first.kept + first.bytes.length);
  let end = bytes.length;
  for (let row: ValueRow | undefined = first; row !== undefined && end > 0; ) {
    if (row.kept < end) {
      bytes.set(row.bytes.subarray(0, end - row.kept), row.kept);
      end = row.kept;
    }
    row = row.base === null ? undefined : rows.get(row.base);
  }
  return { type: first.type, bytes };
}

/** What a value may have in common with. */
export interface Neighbours {
  /** The value before it, 0 for none. */
  previous: number;
  /** Values that it may be equal to, such as what a task wrote to the channel. */
  written?: readonly number[];
}

/**
 * Stores a value, and returns its key. When there is an equal one, its key. When it begins as the value before it does, as a
 * growing list of messages does, only the rest is stored: so a chat of a thousand messages takes a few thousand messages, not
 * half a million.
 *
 * A value at position n of its chain is based on the one at `n & (n - 1)`, n without its lowest bit. That one is always on the
 * way from n - 1 to the start; a value is put together from at most log2(n) + 1 rows; and each part of the list is stored
 * log2(n) / 2 times on average.
 */
export function storeValue(
  database: AnnexDatabase,
  thread: number,
  value: Serialised,
  { previous, written = [] }: Neighbours,
): number {
  const { length } = value.bytes;
  for (const key of written) {
    if (sizeOf(database, key) === length && equals(database, key, value)) return key;
  }
  const size = previous === 0 ? 0 : sizeOf(database, previous);
  if (previous !== 0 && size === length && equals(database, previous, value)) return previous;
  // a short common start is chance: better a new chain than a long way to little
  if (length < smallestShared || size * 2 < length || length * 2 < size)
    return insertValue(database, thread, value);
  const rows = readValues(database, [previous]);
  const before = rows.get(previous) as ValueRow;
  const position = before.position + 1;
  let base = before;
  while (base.position > (position & (position - 1)))
    base = rows.get(base.base as number) as ValueRow;
  const kept = commonPrefix(assembleValue(rows, base.key).bytes, value.bytes);
  if (kept * 2 < length || base.type !== value.type) return insertValue(database, thread, value);
  return insertValue(database, thread, value, { base: base.key, kept, position });
}

function sizeOf(database: AnnexDatabase, key: number): number {
  const sql = "SELECT kept + length(bytes) AS size FROM langgraph_saver_value WHERE key = ?";
  return Number(database.get(sql, key)?.size ?? 0);
}

function equals(database: AnnexDatabase, key: number, value: Serialised): boolean {
  const { type, bytes } = assembleValue(readValues(database, [key]), key);
  return type === value.type && Buffer.compare(bytes, value.bytes) === 0;
}

function insertValue(
  database: AnnexDatabase,
  thread: number,
  { type, bytes }: Serialised,
  place: { base: number | null; kept: number; position: number } = {
    base: null,
    kept: 0,
    position: 0,
  },
): number {
  return database.run(
    "INSERT INTO langgraph_saver_value (thread, base, kept, position, type, bytes) VALUES (?, ?, ?, ?, ?, ?)",
    thread,
    place.base,
    place.kept,
    place.position,
    type,
    bytes.subarray(place.kept),
  ).lastKey;
}
