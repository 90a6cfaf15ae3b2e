import { mkdirSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../../node_modules/.cache/holdfast", import.meta.url));

/** The bytes kept under this name; the first process that asks for them makes them, and others wait for it. */
export async function cachedBytes(
  name: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(`${folder}/${name}.db`, { timeout: 0 });
  try {
    // A transaction is the lock: one whose process dies lets go of it.
    while (!begins(database)) await setTimeout(50);
    database.exec("CREATE TABLE IF NOT EXISTS kept (bytes BLOB NOT NULL) STRICT");
    const kept = database.prepare("SELECT bytes FROM kept").get() as
      | { bytes: Uint8Array }
      | undefined;
    const bytes = kept?.bytes ?? (await make());
    if (!kept) database.prepare("INSERT INTO kept VALUES (?)").run(bytes);
    database.exec("COMMIT");
    return bytes;
  } finally {
    database.close();
  }
}

function begins(database: DatabaseSync): boolean {
  try {
    database.exec("BEGIN IMMEDIATE");
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === 5) return false;
    throw error;
  }
}
