import { HoldfastError } from "@holdfast/core";
import type { QueryFunction } from "../client/client-types.ts";
import type { Connector } from "../client/connector.ts";
import { toHoldfastError } from "../client/failure.ts";
import { lockKey } from "../client/owner-lock.ts";
import type { Names } from "../client/session.ts";
import { Session } from "../client/session.ts";
import { inTransaction } from "../client/transaction.ts";
import { migrations } from "./migrations.ts";
import { openVectors } from "./open-vectors.ts";

const longestName = 40; // leaves room for the names of indexes within Postgres' 63 bytes

/**
 * The schema's name, checked: it is the one thing that is put into the text of statements.
 *
 * @throws HoldfastError `invalid_options`
 */
export function checkSchemaName(schema: string): string {
  if (/^[a-z_][a-z0-9_]*$/u.test(schema) && schema.length <= longestName && !/^pg_/u.test(schema)) {
    return schema;
  }
  throw new HoldfastError("invalid_options", `${JSON.stringify(schema)} cannot name the schema.`, {
    hint: `Use lower-case letters, digits and _, at most ${longestName} characters, not beginning with pg_.`,
  });
}

/**
 * Brings the schema up to date, one process at a time, and finds out where pgvector is.
 *
 * @throws HoldfastError `store_newer`, `store_unavailable`, `store_*`
 */
export async function openSchema(
  connector: Connector,
  schema: string,
  vectors: "auto" | "pgvector" | "bytes",
  lockTimeoutMs: number,
): Promise<Names> {
  const quoted = `"${schema}"`;
  const prepare = (query: QueryFunction) => {
    const session = new Session(query, { schema: quoted, vectorSchema: undefined });
    const work = async () => {
      await migrate(session, schema, connector.location);
      return { schema: quoted, vectorSchema: await openVectors(session, query, quoted, vectors) };
    };
    return { session, work };
  };
  try {
    if (connector.transaction) {
      return await connector.transaction((query) => prepare(query).work());
    }
    const connection = await connector.connect();
    try {
      const { session, work } = prepare(connection.query);
      const gate = String(lockKey(schema, "migrate"));
      return await inTransaction(
        session,
        { lockTimeoutMs, gate, exclusive: true, locks: [] },
        work,
      );
    } finally {
      connection.release();
    }
  } catch (error) {
    throw toHoldfastError(error, connector.location);
  }
}

async function migrate(session: Session, schema: string, location: string): Promise<void> {
  const found = await session.get(
    "SELECT to_regclass($1) IS NOT NULL AS ready",
    `"${schema}".schema_version`,
  );
  if (found?.ready !== true) {
    await session.run(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    await session.run("CREATE TABLE holdfast.schema_version (version integer NOT NULL)");
    await session.run("INSERT INTO holdfast.schema_version (version) VALUES (0)");
  }
  const row = await session.get("SELECT version FROM holdfast.schema_version");
  const version = Number(row?.version);
  if (version > migrations.length) {
    throw new HoldfastError(
      "store_newer",
      `${location} has schema ${version}; this version of @holdfast/postgres knows up to ${migrations.length}.`,
    );
  }
  for (const statements of migrations.slice(version)) {
    for (const statement of statements) await session.run(statement);
  }
  if (version < migrations.length) {
    await session.run("UPDATE holdfast.schema_version SET version = $1", migrations.length);
  }
}
