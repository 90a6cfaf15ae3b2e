import type { PostgresClient, PostgresPool, TransactionalClient } from "./client/client-types.ts";

/** How a {@link PostgresStore} is opened: with exactly one of `url`, `pool` and `client`. */
export interface PostgresStoreOptions {
  /** Where the server is, as `postgres://user:password@host/database`. Needs the package `pg`; the store makes a pool and closes it. */
  url?: string | undefined;
  /** A `pg.Pool`, or anything of its shape. It stays the caller's: the store does not end it. */
  pool?: PostgresPool | undefined;
  /**
   * A single connection: a PGlite, or a `pg.Client` that is connected. It stays the caller's. A `pg.Client` must not be used for anything
   * else while the store is open, and once its connection is lost, the store is of no use any more.
   */
  client?: PostgresClient | TransactionalClient | undefined;
  /** The schema of the tables, made when it is missing. Lower-case letters, digits and `_`. @default "holdfast" */
  schema?: string | undefined;
  /** How many changes may be under way at once, and with `url` twice as many connections. @default 5; with `client` always 1 */
  concurrency?: number | undefined;
  /** How long a change waits for what another transaction holds, in milliseconds. @default 10000 */
  lockTimeoutMs?: number | undefined;
  /** For how long a call is tried again when the connection is lost or the server fails over, in milliseconds. @default 15000 */
  retryTimeoutMs?: number | undefined;
  /**
   * How vectors are kept: `"pgvector"` in a column of pgvector, which must be there; `"bytes"` as bytes, which are read and compared in
   * the process; `"auto"` the first where pgvector is there or may be made, else the second. A schema that has a column of pgvector
   * keeps it. @default "auto"
   */
  vectors?: "auto" | "pgvector" | "bytes" | undefined;
  /** How vectors are searched. */
  search?: VectorSearchOptions | undefined;
  /**
   * What an erasure does so that the words leave the pages as well: `"vacuum"` cleans the tables it touched, `"full"` rewrites them under
   * an exclusive lock, `"none"` leaves it to autovacuum. @default "vacuum"
   */
  scrub?: "none" | "vacuum" | "full" | undefined;
}

/** How a `PostgresVectorIndex` searches. */
export interface VectorSearchOptions {
  /** Up to how many vectors of a scope are all compared, so that the answer is exact. @default 10000 */
  exactUpTo?: number | undefined;
  /** How many candidates an approximate search keeps, pgvector's `hnsw.ef_search`, 1 to 1000. @default 100 */
  effort?: number | undefined;
}
