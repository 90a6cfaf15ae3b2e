import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SqliteStore, type Store } from "@holdfast/core";
import { PostgresStore } from "@holdfast/postgres";

/** Where the Postgres of a run is. */
export interface Place {
  url: string;
  schema: string;
}

/** Runs a measurement on a new SQLite file and on the Postgres; gives what each gave, by its name. */
export async function onBoth<T>(
  place: Place,
  measure: (store: Store) => Promise<T>,
): Promise<{ SQLite: T; Postgres: T }> {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-bench-"));
  const sqlite = SqliteStore.open({ path: join(folder, "memory.db") });
  const postgres = await PostgresStore.open(place);
  try {
    return { SQLite: await measure(sqlite), Postgres: await measure(postgres) };
  } finally {
    await sqlite.close();
    await postgres.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The value below which a share of some numbers lie. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}
