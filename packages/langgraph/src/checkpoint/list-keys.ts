import type { AnnexDatabase } from "@holdfast/core";
import type { Address } from "./address.ts";

/** The keys of the checkpoints that a config asks for, the latest first. What a config leaves out does not constrain. */
export function listKeys(
  database: AnnexDatabase,
  { threadId, namespace, checkpointId }: Address,
  before: string | undefined,
  limit: number | undefined,
): number[] {
  const conditions: [string, string | undefined][] = [
    ["t.thread_id = ?", threadId],
    ["t.namespace = ?", namespace],
    ["c.id = ?", checkpointId],
    ["c.id < ?", before],
  ];
  const given = conditions.filter(([, value]) => value !== undefined);
  const sql = `SELECT c.key FROM langgraph_saver_thread t JOIN langgraph_saver_checkpoint c ON c.thread = t.key
    WHERE ${["c.body IS NOT NULL", ...given.map(([condition]) => condition)].join(" AND ")}
    ORDER BY c.id DESC, c.key DESC LIMIT ?`;
  const values = given.map(([, value]) => value as string);
  return database.all(sql, ...values, limit ?? -1).map((row) => row.key as number);
}
