import { HoldfastError } from "@holdfast/core";
import type { QueryFunction } from "../client/client-types.ts";
import { isConnectionLost } from "../client/failure.ts";
import { Session } from "../client/session.ts";
import { floatsOf, vectorText } from "../store/vector-values.ts";

const convertedAtOnce = 200;

/**
 * Sees to it that vectors have a column of pgvector, where that is wanted and possible; vectors that were kept as bytes move into it.
 * Only inside the transaction that brings the schema up to date.
 *
 * @returns the schema of pgvector's types, quoted; undefined when vectors are kept as bytes
 * @throws HoldfastError `invalid_options` when pgvector is asked for and not there
 */
export async function openVectors(
  session: Session,
  query: QueryFunction,
  schema: string,
  wanted: "auto" | "pgvector" | "bytes",
): Promise<string | undefined> {
  const column = await session.get(
    `SELECT 1 AS found FROM pg_attribute
     WHERE attrelid = 'holdfast.item_vector'::regclass AND attname = 'embedding' AND NOT attisdropped`,
  );
  if (column === undefined && wanted === "bytes") return undefined;
  const found = (await findExtension(session)) ?? (await createExtension(session));
  if (found === undefined) {
    if (wanted !== "pgvector") return undefined;
    throw new HoldfastError(
      "invalid_options",
      "The extension pgvector (0.8 or newer) is not there.",
      {
        hint: 'Install pgvector and run CREATE EXTENSION vector, or leave out vectors: "pgvector".',
      },
    );
  }
  if (column === undefined) {
    const converting = new Session(query, { schema, vectorSchema: found });
    await converting.run("ALTER TABLE holdfast.item_vector ADD COLUMN embedding pgvector.vector");
    await convert(converting);
  }
  return found;
}

// The types may be there without the extension, such as in a database that was built with them.
async function findExtension(session: Session): Promise<string | undefined> {
  const row = await session.get(
    `SELECT quote_ident(nspname) AS schema FROM pg_type JOIN pg_namespace ON pg_namespace.oid = typnamespace
     WHERE typname = 'vector' AND typtype = 'b' AND EXISTS (SELECT 1 FROM pg_am WHERE amname = 'hnsw')`,
  );
  return row?.schema as string | undefined;
}

async function createExtension(session: Session): Promise<string | undefined> {
  const available = await session.get(
    "SELECT 1 AS found FROM pg_available_extensions WHERE name = 'vector' AND default_version >= '0.8'",
  );
  if (available === undefined) return undefined;
  await session.run("SAVEPOINT extension");
  try {
    await session.run("CREATE EXTENSION IF NOT EXISTS vector");
  } catch (error) {
    if (isConnectionLost(error)) throw error;
    // the role may not
    await session.run("ROLLBACK TO SAVEPOINT extension");
    return undefined;
  }
  return findExtension(session);
}

async function convert(session: Session): Promise<void> {
  for (;;) {
    const rows = await session.all(
      "SELECT sequence, bytes FROM holdfast.item_vector WHERE bytes IS NOT NULL LIMIT $1",
      convertedAtOnce,
    );
    if (rows.length === 0) return;
    await session.run(
      `UPDATE holdfast.item_vector SET bytes = NULL, embedding = given.vector::pgvector.vector
       FROM unnest($1::bigint[], $2::text[]) AS given (sequence, vector) WHERE item_vector.sequence = given.sequence`,
      rows.map((row) => String(row.sequence)),
      rows.map((row) => vectorText(floatsOf(row.bytes as Uint8Array))),
    );
  }
}
