import { DatabaseSync } from "node:sqlite";

const prefix = "annex:";

/** Which other packages have tables in a SQLite file of a memory. */
export function findAnnexes(path: string): string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database
      .prepare("SELECT name FROM setting WHERE substr(name, 1, ?) = ? ORDER BY name")
      .all(prefix.length, prefix);
    return rows.map((row) => String(row.name).slice(prefix.length));
  } finally {
    database.close();
  }
}
