import type { AnnexDatabase } from "@holdfast/core";
import { WRITES_IDX_MAP } from "@langchain/langgraph-checkpoint";
import type { ThreadAddress } from "./address.ts";
import { ensurePlace, ensureThread } from "./checkpoint-rows.ts";
import type { Serialised } from "./serialised.ts";

/** What one task wrote to one channel. */
export interface WriteRow {
  checkpoint: number;
  task_id: string;
  channel: string;
  type: string;
  bytes: Uint8Array;
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
  put.writes.forEach(({ channel, value }, index) => {
    const special = Object.hasOwn(WRITES_IDX_MAP, channel) ? WRITES_IDX_MAP[channel] : undefined;
    const clash =
      special === undefined
        ? "DO NOTHING"
        : `DO UPDATE SET task_path = excluded.task_path, channel = excluded.channel, type = excluded.type,
             bytes = excluded.bytes`;
    database.run(
      `INSERT INTO langgraph_saver_write (checkpoint, task_id, slot, task_path, channel, type, bytes)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (checkpoint, task_id, slot) ${clash}`,
      checkpoint,
      put.taskId,
      special ?? index,
      put.taskPath,
      channel,
      value.type,
      value.bytes,
    );
  });
}

/** The writes on top of some checkpoints, of all channels or of some, in the order in which a graph applies them. */
export function readWrites(
  database: AnnexDatabase,
  checkpoints: readonly number[],
  channels?: readonly string[],
): WriteRow[] {
  const select = `SELECT checkpoint, task_id, channel, type, bytes FROM langgraph_saver_write
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
