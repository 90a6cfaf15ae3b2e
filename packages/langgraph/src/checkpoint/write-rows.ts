import type { AnnexDatabase } from "@holdfast/core";
import { WRITES_IDX_MAP } from "@langchain/langgraph-checkpoint";
import type { ThreadAddress } from "./address.ts";
import { type ChannelEntries, ensurePlace, ensureThread } from "./checkpoint-rows.ts";
import type { Serialised } from "./serialised.ts";
import { assembleValue, storeValue, type ValueRow } from "./value-rows.ts";

/** What one task wrote to one channel. */
export interface StoredWrite {
  taskId: string;
  channel: string;
  value: Serialised;
}

/** Writes of a task to store. */
export interface WritesPut {
  address: ThreadAddress;
  checkpointId: string;
  taskId: string;
  taskPath: string;
  writes: readonly { channel: string; value: Serialised }[];
}

/**
 * Stores what a task wrote. Of ordinary writes the first stays when the task is run again; an error, an interrupt, an answer to
 * one and a schedule have a place each, where the last one stays, whatever else is written with it.
 */
export function putWrites(database: AnnexDatabase, put: WritesPut): void {
  const thread = ensureThread(database, put.address);
  const checkpoint = ensurePlace(database, thread, put.checkpointId);
  const filled = slotsOf(database, checkpoint, put.taskId);
  const held = channelsOf(database, checkpoint);
  put.writes.forEach(({ channel, value }, index) => {
    const special = Object.hasOwn(WRITES_IDX_MAP, channel) ? WRITES_IDX_MAP[channel] : undefined;
    if (special === undefined && filled.has(index)) return;
    const previous = Object.hasOwn(held, channel) ? (held[channel]?.[1] ?? 0) : 0;
    database.run(
      `INSERT INTO langgraph_saver_write (checkpoint, task_id, slot, task_path, channel, value) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (checkpoint, task_id, slot) DO UPDATE SET task_path = excluded.task_path, value = excluded.value`,
      checkpoint,
      put.taskId,
      special ?? index,
      put.taskPath,
      channel,
      storeValue(database, thread, value, { previous }),
    );
  });
}

function slotsOf(database: AnnexDatabase, checkpoint: number, taskId: string): Set<number> {
  const rows = database.all(
    "SELECT slot FROM langgraph_saver_write WHERE checkpoint = ? AND task_id = ?",
    checkpoint,
    taskId,
  );
  return new Set(rows.map(({ slot }) => slot as number));
}

function channelsOf(database: AnnexDatabase, checkpoint: number): ChannelEntries {
  const sql = "SELECT channels FROM langgraph_saver_checkpoint WHERE key = ?";
  return JSON.parse(database.get(sql, checkpoint)?.channels as string);
}

/** The keys of the values that were written to a channel on top of a checkpoint. */
export function writtenValues(
  database: AnnexDatabase,
  checkpoint: number,
  channel: string,
): number[] {
  return database
    .all(
      "SELECT value FROM langgraph_saver_write WHERE checkpoint = ? AND channel = ?",
      checkpoint,
      channel,
    )
    .map(({ value }) => value as number);
}

/** A row of the writes' table. */
export interface WriteRow {
  checkpoint: number;
  task_id: string;
  channel: string;
  value: number;
}

/** The writes on top of some checkpoints, of all channels or of some, in the order in which a graph applies them. */
export function readWriteRows(
  database: AnnexDatabase,
  checkpoints: readonly number[],
  channels?: readonly string[],
): WriteRow[] {
  if (checkpoints.length === 0) return [];
  const select = `SELECT checkpoint, task_id, channel, value FROM langgraph_saver_write
    WHERE checkpoint IN (SELECT value FROM json_each(?))`;
  const order = "ORDER BY checkpoint, task_path, task_id, slot";
  const keys = JSON.stringify(checkpoints);
  const rows =
    channels === undefined
      ? database.all(`${select} ${order}`, keys)
      : database.all(
          `${select} AND channel IN (SELECT value FROM json_each(?)) ${order}`,
          keys,
          JSON.stringify(channels),
        );
  return rows as unknown as WriteRow[];
}

/** Gives a write what was written, from rows that hold it and all that it is based on. */
export function withValue(row: WriteRow, values: ReadonlyMap<number, ValueRow>): StoredWrite {
  return {
    taskId: row.task_id,
    channel: row.channel,
    value: assembleValue(values, row.value),
  };
}
