import type { Store } from "@holdfast/core";
import { PostgresStore, type PostgresStoreOptions } from "@holdfast/postgres";
import pg from "pg";

const openedAs = new WeakMap<Store, PostgresStoreOptions>();
let admin: pg.Pool | undefined;

/** The server that the live tests speak to; `npm run test:live` starts it. */
export function liveUrl(): string {
  const url = process.env.HOLDFAST_POSTGRES_URL;
  if (!url) throw new Error("Run this by npm run test:live, or set HOLDFAST_POSTGRES_URL.");
  return url;
}

/** Whether the server has pgvector; `npm run test:live` says so when it has not. */
export async function hasPgvector(): Promise<boolean> {
  const { rowCount } = await query(
    "SELECT 1 FROM pg_type WHERE typname = 'vector' AND typtype = 'b'",
  );
  return rowCount === 1;
}

/** Runs a statement on a connection that no store uses. */
export function query(text: string, values?: unknown[]): Promise<pg.QueryResult> {
  admin ??= new pg.Pool({ connectionString: liveUrl(), max: 2, allowExitOnIdle: true });
  return admin.query(text, values);
}

/** An empty store; the one before in the same schema must be closed. */
export async function openEmptyStore(
  options: Partial<PostgresStoreOptions> = {},
): Promise<PostgresStore> {
  const schema = options.schema ?? "holdfast_live";
  const { rows } = await query(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = $1 AND tablename <> 'schema_version'",
    [schema],
  );
  if (rows.length > 0) await query(rows.map(({ name }) => `DELETE FROM ${name};`).join("\n"));
  return openStore({ url: liveUrl(), scrub: "none", ...options, schema });
}

/** A second store, with connections of its own, on the data of one that was opened here. */
export function reopenStore(store: Store): Promise<PostgresStore> {
  return openStore(openedAs.get(store) as PostgresStoreOptions);
}

async function openStore(options: PostgresStoreOptions): Promise<PostgresStore> {
  const store = await PostgresStore.open(options);
  openedAs.set(store, options);
  return store;
}
