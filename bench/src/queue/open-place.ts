import { SqliteStore, type Store } from "@holdfast/core";
import { PostgresStore } from "@holdfast/postgres";

const lockTimeoutMs = 120_000;

/** The store at a place: a file, or a database by its URL. */
export async function openPlace(place: string): Promise<Store> {
  return place.startsWith("postgres")
    ? PostgresStore.open({ url: place, schema: "holdfast_queue", lockTimeoutMs })
    : SqliteStore.open({ path: place, lockTimeoutMs });
}
