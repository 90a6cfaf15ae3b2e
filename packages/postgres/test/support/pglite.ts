import type { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import type { Store } from "@holdfast/core";
import { PostgresStore, type PostgresStoreOptions } from "@holdfast/postgres";
import { beforeAll } from "vitest";
import { createPglite } from "./create-pglite.ts";

let database: Promise<PGlite> | undefined;
const openedAs = new WeakMap<Store, PostgresStoreOptions>();

/** The one PGlite of a worker: starting it takes longer than most tests. */
export function pglite(): Promise<PGlite> {
  database ??= createPglite({ vector });
  return database;
}

/** Starts PGlite before the tests of a file, which a busy machine needs its time for. */
export function startPglite(): void {
  beforeAll(pglite, 120_000);
}

/** An empty store; the one before in the same schema must be closed. Emptying a schema is quicker than making one. */
export async function openEmptyStore(
  options: Partial<PostgresStoreOptions> = {},
): Promise<PostgresStore> {
  const client = await pglite();
  const schema = options.schema ?? "holdfast";
  await emptySchema(client, schema);
  return openStore({ client, scrub: "none", ...options, schema });
}

/** A second store on the data of one that was opened here. */
export function reopenStore(store: Store): Promise<PostgresStore> {
  return openStore(openedAs.get(store) as PostgresStoreOptions);
}

async function emptySchema(client: PGlite, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = $1 AND tablename <> 'schema_version'",
    [schema],
  );
  await client.exec(rows.map(({ name }) => `DELETE FROM ${name};`).join("\n"));
}

async function openStore(options: PostgresStoreOptions): Promise<PostgresStore> {
  const store = await PostgresStore.open(options);
  openedAs.set(store, options);
  return store;
}
