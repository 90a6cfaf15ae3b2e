import type { AnnexDatabase } from "@holdfast/core";
import { HoldfastError } from "@holdfast/core";
import type { ChannelEntries } from "./checkpoint-rows.ts";

/** The namespaces of a thread: their keys and names. */
export function threadKeys(
  database: AnnexDatabase,
  threadId: string,
): { key: number; namespace: string }[] {
  return database.all(
    "SELECT key, namespace FROM langgraph_saver_thread WHERE thread_id = ?",
    threadId,
  ) as { key: number; namespace: string }[];
}

/** Deletes everything of a thread. */
export function deleteThread(database: AnnexDatabase, threadId: string): void {
  for (const { key } of threadKeys(database, threadId)) deleteNamespace(database, key);
}

/** Deletes everything of one namespace of a thread. */
export function deleteNamespace(database: AnnexDatabase, thread: number): void {
  database.run(
    `DELETE FROM langgraph_saver_write WHERE checkpoint IN
       (SELECT key FROM langgraph_saver_checkpoint WHERE thread = ?)`,
    thread,
  );
  database.run("DELETE FROM langgraph_saver_checkpoint WHERE thread = ?", thread);
  database.run("DELETE FROM langgraph_saver_value WHERE thread = ?", thread);
  database.run("DELETE FROM langgraph_saver_thread WHERE key = ?", thread);
}

/**
 * Copies everything of a thread to another one.
 *
 * @throws HoldfastError `not_found`, `invalid_input`
 */
export function copyThread(database: AnnexDatabase, sourceId: string, targetId: string): void {
  const sources = threadKeys(database, sourceId);
  if (sources.length === 0) {
    throw new HoldfastError("not_found", `The thread ${sourceId} has no checkpoints.`);
  }
  if (threadKeys(database, targetId).length > 0) {
    throw new HoldfastError("invalid_input", `The thread ${targetId} has checkpoints already.`, {
      hint: "Copy to a new thread id, or delete the thread first.",
    });
  }
  for (const { key, namespace } of sources) {
    const { lastKey } = database.run(
      "INSERT INTO langgraph_saver_thread (thread_id, namespace) VALUES (?, ?)",
      targetId,
      namespace,
    );
    copyNamespace(database, key, lastKey);
  }
}

function copyNamespace(database: AnnexDatabase, source: number, target: number): void {
  const values = new Map<number | null, number | null>([[null, null]]);
  for (const row of keysOf(database, "value", source)) {
    const { lastKey } = database.run(
      `INSERT INTO langgraph_saver_value (thread, base, kept, position, type, bytes)
       SELECT ?, ?, kept, position, type, bytes FROM langgraph_saver_value WHERE key = ?`,
      target,
      values.get(row.base as number | null) as number | null, // a base is always older than what stands on it
      row.key as number,
    );
    values.set(row.key as number, lastKey);
  }
  const checkpoints = new Map<number | null, number | null>([[null, null]]);
  const rows = keysOf(database, "checkpoint", source);
  for (const row of rows) {
    const entries = Object.entries(JSON.parse(row.channels as string) as ChannelEntries);
    const channels = entries.map(([channel, [version, value]]) => [
      channel,
      [version, values.get(value) ?? 0],
    ]);
    const { lastKey } = database.run(
      `INSERT INTO langgraph_saver_checkpoint (thread, id, body, channels, metadata_type, metadata)
       SELECT ?, id, body, ?, metadata_type, metadata FROM langgraph_saver_checkpoint WHERE key = ?`,
      target,
      JSON.stringify(Object.fromEntries(channels)),
      row.key as number,
    );
    checkpoints.set(row.key as number, lastKey);
    copyWrites(database, row.key as number, lastKey, values);
  }
  // a parent can be younger than its child: writes and children make a place for one that is stored later
  for (const row of rows) {
    database.run(
      "UPDATE langgraph_saver_checkpoint SET parent = ? WHERE key = ?",
      checkpoints.get(row.parent as number | null) as number | null,
      checkpoints.get(row.key as number) as number,
    );
  }
}

function copyWrites(
  database: AnnexDatabase,
  source: number,
  target: number,
  values: ReadonlyMap<number | null, number | null>,
): void {
  const sql = `SELECT task_id, slot, task_path, channel, value FROM langgraph_saver_write
    WHERE checkpoint = ? ORDER BY rowid`;
  for (const row of database.all(sql, source)) {
    database.run(
      `INSERT INTO langgraph_saver_write (checkpoint, task_id, slot, task_path, channel, value)
       VALUES (?, ?, ?, ?, ?, ?)`,
      target,
      row.task_id as string,
      row.slot as number,
      row.task_path as string,
      row.channel as string,
      values.get(row.value as number) as number,
    );
  }
}

function keysOf(
  database: AnnexDatabase,
  table: "value" | "checkpoint",
  thread: number,
): ReturnType<AnnexDatabase["all"]> {
  const columns = table === "value" ? "key, base" : "key, parent, channels";
  const sql = `SELECT ${columns} FROM langgraph_saver_${table} WHERE thread = ? ORDER BY key`;
  return database.all(sql, thread);
}
