import { HoldfastError } from "@holdfast/core";
import type { PostgresStoreOptions } from "../postgres-store-options.ts";
import type { PostgresClient, TransactionalClient } from "./client-types.ts";
import type { Connector } from "./connector.ts";
import { PoolConnector } from "./pool-connector.ts";
import { SingleConnector } from "./single-connector.ts";
import { TransactionalConnector } from "./transactional-connector.ts";

const defaultConcurrency = 5;

/**
 * Where a store's connections come from. Makes none yet.
 *
 * @throws HoldfastError `invalid_options` unless exactly one of `url`, `pool` and `client` is given, or when `pg` is missing
 */
export async function openConnector(
  options: PostgresStoreOptions,
  schema: string,
): Promise<Connector> {
  const { url, pool, client, concurrency = defaultConcurrency } = options;
  if ([url, pool, client].filter((each) => each !== undefined).length !== 1) {
    throw new HoldfastError(
      "invalid_options",
      "A Postgres store needs one of url, pool and client.",
    );
  }
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new HoldfastError("invalid_options", "concurrency is a whole number of at least 1.");
  }
  if (url !== undefined) return connectTo(url, schema, concurrency);
  if (pool !== undefined) {
    return new PoolConnector(pool, { location: `postgres (${schema})`, concurrency });
  }
  const given = client as PostgresClient | TransactionalClient;
  return "transaction" in given && typeof given.transaction === "function"
    ? new TransactionalConnector(given, `postgres (${schema})`)
    : new SingleConnector(given, `postgres (${schema})`);
}

async function connectTo(url: string, schema: string, concurrency: number): Promise<Connector> {
  const location = `${withoutCredentials(url)} (${schema})`;
  const { Pool } = await importDriver();
  const pool = new Pool({
    connectionString: url,
    // reads must find a connection while all changes have one
    max: concurrency * 2,
    connectionTimeoutMillis: 10_000,
    application_name: "holdfast",
  });
  // an idle connection that dies is replaced when the next one is needed
  pool.on("error", () => undefined);
  return new PoolConnector(pool, { location, concurrency, end: () => pool.end() });
}

async function importDriver(): Promise<typeof import("pg").default> {
  try {
    return (await import("pg")).default;
  } catch (cause) {
    throw new HoldfastError("invalid_options", "The package pg is not installed.", {
      cause,
      hint: "npm install pg, or pass a pool or a client instead of url.",
    });
  }
}

function withoutCredentials(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || !/^postgres(ql)?:$/u.test(parsed.protocol)) {
    throw new HoldfastError("invalid_options", "url is not of the form postgres://host/database.");
  }
  return `postgres://${parsed.host}${parsed.pathname}`;
}
