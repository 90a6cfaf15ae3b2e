import { DatabaseSync } from "node:sqlite";
import { SqliteStore } from "@holdfast/core";
import { type CrashDamage, type CrashLog, findCrashDamage, hashEmbedder } from "@holdfast/testing";

/** What is wrong with a file after its writers were killed: what SQLite's own check finds, and what Holdfast's does. */
export async function checkFile(path: string, log: CrashLog): Promise<CrashDamage> {
  const damage = await findCrashDamage(SqliteStore.open({ path }), log, hashEmbedder());
  return { ...damage, corrupt: [...damage.corrupt, ...integrityProblems(path)] };
}

function integrityProblems(path: string): string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database.prepare("PRAGMA integrity_check").all();
    return rows
      .map((row) => String(row.integrity_check))
      .filter((line) => line !== "ok")
      .map((line) => `integrity_check: ${line}`);
  } finally {
    database.close();
  }
}
