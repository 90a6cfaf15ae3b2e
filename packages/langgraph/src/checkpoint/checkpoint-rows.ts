import type { AnnexDatabase } from "@holdfast/core";
import type { Checkpoint } from "@langchain/langgraph-checkpoint";
import type { ThreadAddress } from "./address.ts";

/** The version of a channel, null where the checkpoint names none; and the key of its value, 0 where it holds none. */
export type ChannelEntry = [version: string | number | null, value: number];

/** What a checkpoint says of its channels. */
export type ChannelEntries = Record<string, ChannelEntry>;

/** A checkpoint without its id and its channels. */
export type CheckpointBody = Omit<Checkpoint, "id" | "channel_values" | "channel_versions">;

/** A stored checkpoint; one without a body is only a place (see `tables.ts`). */
export interface CheckpointRow {
  key: number;
  thread: number;
  id: string;
  parent: number | null;
  body: string | null;
  channels: string;
}

/** The key of a thread's namespace, undefined when nothing was stored in it. */
export function findThread(
  database: AnnexDatabase,
  { threadId, namespace }: ThreadAddress,
): number | undefined {
  return database.get(
    "SELECT key FROM langgraph_saver_thread WHERE thread_id = ? AND namespace = ?",
    threadId,
    namespace,
  )?.key as number | undefined;
}

/** The key of a thread's namespace, which is made when there is none. */
export function ensureThread(database: AnnexDatabase, address: ThreadAddress): number {
  return (
    findThread(database, address) ??
    database.run(
      "INSERT INTO langgraph_saver_thread (thread_id, namespace) VALUES (?, ?)",
      address.threadId,
      address.namespace,
    ).lastKey
  );
}

/** A checkpoint or place by its id. */
export function findCheckpoint(
  database: AnnexDatabase,
  thread: number,
  id: string,
): CheckpointRow | undefined {
  return database.get(
    "SELECT key, thread, id, parent, body, channels FROM langgraph_saver_checkpoint WHERE thread = ? AND id = ?",
    thread,
    id,
  ) as CheckpointRow | undefined;
}

/** The latest checkpoint of a thread's namespace: ids grow with time. */
export function findLatest(database: AnnexDatabase, thread: number): CheckpointRow | undefined {
  return database.get(
    `SELECT key, thread, id, parent, body, channels FROM langgraph_saver_checkpoint
     WHERE thread = ? AND body IS NOT NULL ORDER BY id DESC LIMIT 1`,
    thread,
  ) as CheckpointRow | undefined;
}

/** The key of a checkpoint or place; when there is none, a place is made. */
export function ensurePlace(database: AnnexDatabase, thread: number, id: string): number {
  return (
    (database.get(
      "SELECT key FROM langgraph_saver_checkpoint WHERE thread = ? AND id = ?",
      thread,
      id,
    )?.key as number | undefined) ??
    database.run("INSERT INTO langgraph_saver_checkpoint (thread, id) VALUES (?, ?)", thread, id)
      .lastKey
  );
}
