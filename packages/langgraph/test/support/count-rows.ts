import { DatabaseSync } from "node:sqlite";

/** How many rows each of the saver's tables has. */
export function countRows(
  path: string,
): Record<"thread" | "checkpoint" | "value" | "write", number> {
  const database = new DatabaseSync(path, { readOnly: true });
  const count = (table: string) =>
    Number(database.prepare(`SELECT count(*) AS n FROM langgraph_saver_${table}`).get()?.n);
  const counts = {
    thread: count("thread"),
    checkpoint: count("checkpoint"),
    value: count("value"),
    write: count("write"),
  };
  database.close();
  return counts;
}
